#!/usr/bin/env bash
# Replaces the client secret without a moment in which none works: a new one is appended to the Entra application,
# tried out, given to GitHub together with the day on which it ends, and only then the older ones are deleted.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR/lib source=all.sh
. "$here/lib/all.sh"

usage() {
  cat <<'HELP'
Usage: rotate-secret.sh --resource-group GROUP --name NAME --repo OWNER/REPO [options]

Run it before the secret expires, and at once when it may have leaked. Secrets of the same application that belong
to other repositories stay as they are.

  --plan               say what would be done; run read commands only
  --prune              no new secret: only delete all but the newest of this repository
  --resource-group, --name, --app-name, --repo, --environment    as given to setup.sh
  --years 1|2          lifetime of the new secret (1)

A job that is running has read the old secret already. While the repository has runs in progress the old secret
is kept and the exit status is 2: run the script again with --prune once they have ended.
HELP
}

# count_running : runs that may hold the old secret; `unknown` when the token may not read Actions.
count_running() {
  gh api "repos/$repo/actions/runs?status=in_progress&per_page=1" --jq .total_count 2>/dev/null || echo unknown
}

parse_options '--plan --prune --resource-group --name --app-name --repo --environment --years' "$@"
complete_options
stop_on_problems
require_tools az gh curl

app_id=$(find_app)
[[ -n $app_id ]] || { say "There is no Entra application $app_name: run setup.sh first."; exit 1; }

old=$(list_secrets)
if [[ $prune == true ]]; then
  old=$(sed '$d' <<<"$old") # oldest first, so the last line is the newest
  [[ -n $old ]] || keep 'only one client secret'
else
  add_secret
  variables=$(list_github_variables)
  set_variable ACS_SECRET_EXPIRES "$secret_end"
fi

running=$(count_running)
if [[ -z $old || $running == 0 ]]; then
  delete_secrets "$old"
else
  need "runs in progress: $running. When they have ended, delete the old secret: ${0##*/} --prune with the same options"
fi
finish
