# shellcheck shell=bash
# Where the workflow finds it: GitHub variables and the lines to paste. Sourced, never run.

# set_variable NAME VALUE : `variables` are the ones that GitHub has.
set_variable() {
  if has "$variables" "$1"$'\t'"$2"; then keep "GitHub variable $1"; else
    change "set GitHub variable $1 to ${2:-(known after creation)}" gh variable set "$1" --body "$2" "${target[@]}"
  fi
}

write_variables() {
  local variables
  variables=$(list_github_variables)
  set_variable ACS_RESOURCE "$acs_resource"
  set_variable ACS_CLIENT_ID "$app_id"
  set_variable ACS_TENANT_ID "$tenant_id"
  set_variable ACS_FROM "$from"
  [[ -z $login ]] || set_variable ACS_SMTP_USERNAME "$login"
  [[ -z $secret_end ]] || set_variable ACS_SECRET_EXPIRES "$secret_end"
}

# With an SMTP Username the resource name is no part of the login; the two ids still serve OIDC and diagnosis.
print_workflow() {
  say '' && say 'In the workflow:'
  [[ $auth == secret ]] || printf '    permissions:\n      id-token: write   # experimental\n'
  printf '      - uses: acs-mail/acs-mail-action@v1\n        with:\n'
  if [[ -n $login ]]; then
    print_input smtp-username vars.ACS_SMTP_USERNAME
  else
    print_input acs-resource vars.ACS_RESOURCE
  fi
  print_input client-id vars.ACS_CLIENT_ID
  print_input tenant-id vars.ACS_TENANT_ID
  [[ $auth == oidc ]] || print_input client-secret "secrets.$SECRET_NAME"
  [[ $auth == oidc ]] || print_input secret-expires vars.ACS_SECRET_EXPIRES
  print_input from vars.ACS_FROM
  printf '          to: you@example.com\n'
  printf '          verify: true   # signs in and sends nothing: remove it once it is green\n'
}

print_input() { printf '          %s: ${{ %s }}\n' "$1" "$2"; }
