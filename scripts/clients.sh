#!/usr/bin/env bash
# Shows the mails in real mail programs: pictures of Thunderbird and Claws Mail, screens of NeoMutt.
#
#   bash scripts/clients.sh [SAMPLE...]       names as in `npm run preview`; without any, one of each kind
#
# Writes out/clients/SAMPLE.eml and beside it SAMPLE-CLIENT-VIEW.png or .txt. Every program starts with an empty home of
# its own and a proxy that leads nowhere, so that nothing is read from or left on this machine and nothing leaves it.
# Ends with 1 when a program showed nothing.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
export PATH="$PWD/node_modules/.bin:$PATH"

packages=(thunderbird claws-mail claws-mail-litehtml-viewer claws-mail-fancy-plugin neomutt
  xvfb openbox xdotool imagemagick dbus-x11 w3m tmux)
programs=(thunderbird claws-mail neomutt Xvfb openbox xdotool import dbus-run-session w3m tmux)
missing=()
for program in "${programs[@]}"; do command -v "$program" > /dev/null || missing+=("$program"); done
if [ ${#missing[@]} -gt 0 ]; then
  echo "Not found: ${missing[*]}. On Debian or Ubuntu:" >&2
  echo "  sudo apt-get install -y --no-install-recommends ${packages[*]}" >&2
  exit 2
fi

# The screen, its window manager and the session bus are one group of processes that ends with this script.
if [ -z "${CLIENTS_DISPLAY:-}" ]; then
  exec env CLIENTS_DISPLAY=own dbus-run-session -- bash "$0" "$@"
fi

out=$PWD/out/clients
samples=("$@")
[ ${#samples[@]} -gt 0 ] ||
  samples=(build-still-failing release-published deployment-failed digest-red message)
node scripts/clients.ts "$out" "${samples[@]}" || exit 1

scratch=$(mktemp -d)
display_file=$scratch/display
Xvfb -displayfd 3 -screen 0 1100x1000x24 -nolisten tcp 3> "$display_file" 2> "$scratch/xvfb.log" &
started=($!)
end() {
  tmux -S "$scratch/tmux" kill-server 2> /dev/null
  kill "${started[@]}" 2> /dev/null
  wait 2> /dev/null
  rm -rf "$scratch"
}
trap end EXIT
for _ in $(seq 100); do [ -s "$display_file" ] && break; sleep 0.1; done
[ -s "$display_file" ] || { echo "Xvfb does not start:" >&2; cat "$scratch/xvfb.log" >&2; exit 1; }
DISPLAY=:$(cat "$display_file")
export DISPLAY
HOME=$scratch/openbox openbox 2> /dev/null &
started+=($!)
failures=0

# find_window CLASS TITLE: the id of the visible window of that class whose title holds the text; waits for it.
find_window() {
  local window
  for _ in $(seq 120); do
    for window in $(xdotool search --onlyvisible --class "$1" 2> /dev/null); do
      case $(xdotool getwindowname "$window" 2> /dev/null) in *"$2"*) echo "$window"; return 0 ;; esac
    done
    sleep 0.5
  done
  return 1
}

# take_picture WINDOW FILE: waits until two pictures in a row are the same, so that nothing is half drawn.
take_picture() {
  local last='' now
  xdotool windowactivate --sync "$1" windowmove "$1" 0 0 windowsize "$1" 1000 940
  for _ in $(seq 20); do
    sleep 0.7
    import -window "$1" "$2" || return 1
    now=$(convert "$2" rgb:- | sha256sum)
    [ "$now" = "$last" ] && return 0
    last=$now
  done
}

report() {
  if [ -s "$1" ]; then echo "${1#"$PWD"/}"; else echo "nothing to see in ${1#"$PWD"/}" >&2; failures=$((failures + 1)); fi
}

# show_thunderbird SAMPLE light|dark|plain|sanitised
show_thunderbird() {
  local home=$scratch/thunderbird picture=$out/$1-thunderbird-$2.png subject window pid
  rm -rf "$home" "$picture"
  mkdir -p "$home"
  pref() { echo "user_pref(\"$1\", $2);" >> "$home/user.js"; }
  pref app.normandy.enabled false
  pref app.update.enabled false
  pref app.donation.eoy.version.viewed 999
  pref datareporting.policy.dataSubmissionEnabled false
  pref datareporting.policy.dataSubmissionPolicyBypassNotification true
  pref mail.provider.suppress_dialog_on_startup true
  pref mail.rights.version 1
  pref mail.shell.checkDefaultClient false
  pref mail.spotlight.firstRunDone true
  pref mailnews.start_page.enabled false
  pref mailnews.start_page_override.mstone '"ignore"'
  pref network.proxy.type 1
  for kind in http ssl; do
    pref "network.proxy.$kind" '"127.0.0.1"'
    pref "network.proxy.${kind}_port" 9
  done
  case $2 in
    dark)
      pref layout.css.prefers-color-scheme.content-override 0
      pref ui.systemUsesDarkTheme 1
      pref mail.dark-reader.enabled true
      ;;
    plain)
      pref mailnews.display.html_as 1
      pref mailnews.display.prefer_plaintext true
      ;;
    sanitised)
      pref mailnews.display.html_as 3
      pref mailnews.display.disallow_mime_handlers 1
      ;;
  esac
  subject=$(node --input-type=module -e '
    import { readFileSync } from "node:fs";
    import { simpleParser } from "mailparser";
    process.stdout.write((await simpleParser(readFileSync(process.argv[1]))).subject ?? "");' "$out/$1.eml")
  HOME=$home thunderbird --no-remote --profile "$home" "$out/$1.eml" > "$scratch/thunderbird.log" 2>&1 &
  pid=$!
  # The beginning of the subject is enough, and has no character that a shell pattern would read.
  if window=$(find_window thunderbird "${subject:0:16}"); then take_picture "$window" "$picture"; fi
  kill "$pid" 2> /dev/null
  wait "$pid" 2> /dev/null
  report "$picture"
}

# show_claws SAMPLE text|litehtml|webkit
show_claws() {
  local home=$scratch/claws picture=$out/$1-claws-$2.png window pid plugin=''
  rm -rf "$home" "$picture"
  mkdir -p "$home/cfg" "$home"/Mail/{inbox,sent,draft,queue,trash}
  cp "$out/$1.eml" "$home/Mail/inbox/1"
  {
    echo '<?xml version="1.0" encoding="UTF-8"?><folderlist><folder type="mh" name="Mail" path="Mail">'
    for folder in inbox:inbox sent:outbox draft:draft queue:queue trash:trash; do
      echo "<folderitem path=\"${folder%:*}\" name=\"${folder%:*}\" type=\"${folder#*:}\" />"
    done
    echo '</folder></folderlist>'
  } > "$home/cfg/folderlist.xml"
  printf '%s\n' '[Account: 1]' account_name=reader is_default=1 name=Grace address=grace@contoso.example \
    protocol=4 receive_at_getall=0 > "$home/cfg/accountrc"
  case $2 in
    litehtml) plugin=$(dpkg -L claws-mail-litehtml-viewer | grep 'plugins/.*\.so$') ;;
    webkit) plugin=$(dpkg -L claws-mail-fancy-plugin | grep 'plugins/fancy\.so$') ;;
  esac
  {
    printf '%s\n' '[Common]' config_version=3 work_offline=1 open_selected_on_folder_open=1 \
      folderview_width=90 summaryview_height=70 show_searchbar=0
    [ -z "$plugin" ] ||
      printf '%s\n' invoke_plugin_on_html=1 promote_html_part=1 '' '[Plugins_GTK3]' "$plugin"
  } > "$home/cfg/clawsrc"
  HOME=$home claws-mail --alternate-config-dir "$home/cfg" --offline --select "$home/Mail/inbox/1" \
    > "$scratch/claws.log" 2>&1 &
  pid=$!
  if window=$(find_window claws-mail Claws); then take_picture "$window" "$picture"; fi
  kill -9 "$pid" 2> /dev/null
  wait "$pid" 2> /dev/null
  report "$picture"
}

# show_neomutt SAMPLE text|html: the whole mail as the pager prints it, in a terminal of 80 columns.
show_neomutt() {
  local home=$scratch/neomutt screen=$out/$1-neomutt-$2.txt last='' now
  rm -rf "$home" "$screen"
  mkdir -p "$home"/mail/{cur,new,tmp}
  cp "$out/$1.eml" "$home/mail/cur/1:2,S"
  echo 'text/html; w3m -dump -T text/html -I UTF-8 -cols 80 %s; copiousoutput' > "$home/mailcap"
  {
    echo "set folder=$home/mail spoolfile=$home/mail mailcap_path=$home/mailcap header_cache=''"
    echo 'set pager_index_lines=0 help=no markers=no charset=utf-8 history_file="" wait_key=no'
    echo 'ignore *'
    echo 'unignore from subject date to'
    echo 'auto_view text/html'
    [ "$2" = html ] && echo 'alternative_order text/html' || echo 'alternative_order text/plain'
    echo "push <display-message>"
  } > "$home/muttrc"
  HOME=$home TERM=xterm-256color LC_ALL=C.UTF-8 tmux -S "$scratch/tmux" -f /dev/null new-session -d -x 80 -y 160 \
    "neomutt -n -F '$home/muttrc' -f '$home/mail'"
  for _ in $(seq 40); do
    sleep 0.3
    now=$(tmux -S "$scratch/tmux" capture-pane -p 2> /dev/null)
    # The last line is the program's own; what is empty above it is the rest of the screen.
    [[ $now == *Subject:* && $now == "$last" ]] && { sed '$d' <<< "$now" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' > "$screen"; break; }
    last=$now
  done
  tmux -S "$scratch/tmux" kill-server 2> /dev/null
  report "$screen"
}

for sample in "${samples[@]}"; do
  for view in light dark plain sanitised; do show_thunderbird "$sample" "$view"; done
  for view in text litehtml webkit; do show_claws "$sample" "$view"; done
  for view in text html; do show_neomutt "$sample" "$view"; done
done
[ "$failures" -eq 0 ]
