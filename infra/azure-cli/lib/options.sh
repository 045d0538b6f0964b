# shellcheck shell=bash
# What the three scripts may be asked to do. Sourced, never run.
# Every problem is collected, so that one run names all of them.
# The variables set here are read by the scripts and the other parts of lib/.
# shellcheck disable=SC2034

readonly DATA_LOCATIONS='Africa|Asia Pacific|Australia|Brazil|Canada|Europe|France|Germany|India|Japan|Korea|Norway|Switzerland|UAE|UK|United States|usgov'

problems=()
plan=false
resource_group='' name='' repo='' environment=''
location=westeurope data_location=Europe
acs_resource='' email_resource='' app_name=''
domain='' mail_from=()
role=custom role_name=''
auth=secret years=1 oidc_subjects=()
oidc_issuer=https://token.actions.githubusercontent.com
smtp_username=''
prune=false yes=false delete_group=false
target=() # where gh writes
registered=true # whether the subscription knows Microsoft.Communication
secret_end=''
# Filled by the look-ups; empty means that it does not exist.
group_id='' email_id='' acs_id='' domain_id='' app_id='' principal_id='' role_id='' tenant_id=''

# parse_options ALLOWED ARGUMENT... : fills the variables above. ALLOWED lists this script's options, separated by
# white space; a call of --help prints the script's `usage` and ends it.
parse_options() {
  local allowed=" ${1//$'\n'/ } " option value
  shift
  while (($#)); do
    option=$1
    shift
    [[ $option == --help || $option == -h ]] && { usage; exit 0; }
    if [[ $option == --*=* ]]; then
      value=${option#*=} option=${option%%=*}
      set -- "$value" "$@"
    fi
    if [[ $allowed != *" $option "* ]]; then
      problems+=("unknown option: $option")
      [[ ${1:---} == --* ]] || shift
      continue
    fi
    case $option in
      --plan) plan=true; continue ;;
      --prune) prune=true; continue ;;
      --yes) yes=true; continue ;;
      --delete-group) delete_group=true; continue ;;
    esac
    value=${1:-}
    if [[ -z $value || $value == --* ]]; then
      problems+=("$option needs a value")
      [[ $# -gt 0 && -z $value ]] && shift
      continue
    fi
    shift
    case $option in
      --mail-from) mail_from+=("$value") ;;
      --oidc-subject) oidc_subjects+=("$value") ;;
      *) option=${option#--} && printf -v "${option//-/_}" '%s' "$value" ;;
    esac
  done
}

# check PATTERN VALUE COMPLAINT : an empty value is somebody else's complaint.
check() { [[ -z $2 || $2 =~ ^($1)$ ]] || problems+=("$3: $2"); }

# complete_options : what follows from what was given, then every rule that needs no network.
complete_options() {
  acs_resource=${acs_resource:-$name}
  email_resource=${email_resource:-${name:+$name-email}}
  app_name=${app_name:-$name}
  role_name=${role_name:-"ACS SMTP sender ($acs_resource)"}
  domain_resource=${domain:-AzureManagedDomain}
  # One credential name for each place that uses the app: rotating one repository leaves the others alone.
  credential_name="github:$repo${environment:+:$environment}"
  target=(--repo "$repo")
  [[ -z $environment ]] || target+=(--env "$environment")

  [[ -n $resource_group ]] || problems+=('--resource-group is required')
  [[ -n $name ]] || problems+=('--name is required')
  [[ -n $repo ]] || problems+=('--repo is required')

  check '[-A-Za-z0-9_.()]{1,90}' "$resource_group" '--resource-group is not a resource group name'
  check '[-A-Za-z0-9_]{1,63}' "$acs_resource" '--acs-resource may hold letters, digits, - and _ (63 at most)'
  check '[-A-Za-z0-9]{1,63}' "$email_resource" '--email-resource may hold letters, digits and - (63 at most)'
  check '[-A-Za-z0-9_.]+/[-A-Za-z0-9_.]+' "$repo" '--repo is not OWNER/REPO'
  check "$DATA_LOCATIONS" "$data_location" "--data-location is none of ${DATA_LOCATIONS//|/, }"
  check '([A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}' "$domain" '--domain is not a domain name'
  check 'custom|builtin' "$role" '--role is custom or builtin, not'
  check 'secret|oidc|both' "$auth" '--auth is secret, oidc or both, not'
  check '[12]' "$years" '--years is 1 or 2, not'
  # Both would be pasted into a query.
  check "[^'\`\\\\]{1,120}" "$app_name" '--app-name may not hold quotes or backslashes'
  check "[^'\`\\\\\"]{1,120}" "$role_name" '--role-name may not hold quotes or backslashes'
  check 'https://[-A-Za-z0-9._~/:]+' "$oidc_issuer" '--oidc-issuer is not an https URL'
  check "[^'\`\\\\]{1,200}" "$smtp_username" '--smtp-username may not hold quotes or backslashes'

  local sender
  for sender in "${mail_from[@]}"; do
    check '[-A-Za-z0-9_.]{1,253}(=[^=]{1,253})?' "$sender" '--mail-from is not LOCAL-PART or LOCAL-PART=Display Name'
  done
  [[ ${#mail_from[@]} -eq 0 || -n $domain ]] ||
    problems+=('--mail-from needs --domain: an Azure-managed domain has DoNotReply only')
  [[ $smtp_username != *@* || -n $domain && ${smtp_username#*@} == "$domain" ]] ||
    problems+=('--smtp-username in e-mail form must end in the linked custom domain (--domain)')
  [[ ${#oidc_subjects[@]} -eq 0 || $auth != secret ]] || problems+=('--oidc-subject needs --auth oidc or both')
}

# stop_on_problems : names everything that is wrong, then ends with the status of a usage error.
stop_on_problems() {
  ((${#problems[@]})) || return 0
  local problem
  for problem in "${problems[@]}"; do say "${0##*/}: $problem"; done
  say "Try ${0##*/} --help"
  exit 64
}
