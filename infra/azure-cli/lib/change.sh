# shellcheck shell=bash
# How a change is made, or only announced under --plan. Sourced, never run.
# The log goes to standard error; standard output carries what a command returned.

todo=()

say() { printf '%s\n' "$*" >&2; }
keep() { say "  = $*"; }
need() { todo+=("$*"); }

# change DESCRIPTION COMMAND... : the only place that runs a command that changes something.
# Under --plan it prints the description and succeeds without output.
change() {
  say "  + $1"
  shift
  [[ $plan == true ]] || "$@"
}

# retry COMMAND... : Entra and Azure RBAC answer from replicas, so what was just created may be unknown for a
# while. Twelve tries, RETRY_SECONDS (10) apart, then the last error stands.
retry() {
  local tries=12
  until "$@"; do
    ((--tries)) || return 1
    say "    not visible yet, trying again in ${RETRY_SECONDS:-10} s"
    sleep "${RETRY_SECONDS:-10}"
  done
}

# finish : 0 when nothing is left; 2 with a list when a person, a DNS server or Azure has to act first.
finish() {
  ((${#todo[@]})) || return 0
  say '' && say 'Left to do:'
  printf '  - %s\n' "${todo[@]}" >&2
  return 2
}

# require_tools TOOL... : all that are missing at once, and a signed-in az and gh.
require_tools() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || problems+=("$tool is not installed")
  done
  stop_on_problems
  tenant_id=$(az account show --query tenantId --output tsv) || problems+=('az is not signed in: az login')
  gh auth status >/dev/null 2>&1 || problems+=('gh is not signed in: gh auth login')
  if [[ -n $environment ]]; then
    gh api "repos/$repo/environments/$environment" --silent 2>/dev/null ||
      problems+=("$repo has no environment $environment: create it in Settings > Environments")
  fi
  stop_on_problems
}
