# shellcheck shell=bash
# Who may send: Entra application, service principal, role, assignment, credentials. Sourced, never run.

# The article's custom role; CommunicationServices/Write was added to the article in September 2024.
readonly ROLE_ACTIONS=(
  Microsoft.Communication/CommunicationServices/Read
  Microsoft.Communication/CommunicationServices/Write
  Microsoft.Communication/EmailServices/Write
)
readonly BUILTIN_ROLE=09976791-48a7-449e-bb21-39d1a415f350 # Communication and Email Service Owner

create_application() {
  app_id=$(find_app)
  if [[ -n $app_id ]]; then keep "Entra application $app_name"; else
    app_id=$(change "create Entra application $app_name" az ad app create --display-name "$app_name" \
      --sign-in-audience AzureADMyOrg --query appId --output tsv)
  fi
  principal_id=$(find_service_principal)
  if [[ -n $principal_id ]]; then keep "service principal of $app_name"; else
    principal_id=$(change "create the service principal of $app_name" \
      retry az ad sp create --id "$app_id" --query id --output tsv)
  fi
}

create_role() {
  if [[ $role == builtin ]]; then
    role_id=$BUILTIN_ROLE
    return
  fi
  local definition wanted present
  definition=$(printf '{"Name": "%s", "IsCustom": true, "Description": "%s", "Actions": [%s], "AssignableScopes": ["%s"]}' \
    "$role_name" 'Send e-mail by SMTP through Azure Communication Services' \
    "$(printf '"%s", ' "${ROLE_ACTIONS[@]}" | sed 's/, $//')" "$group_id")
  role_id=$(find_role)
  if [[ -z $role_id ]]; then
    role_id=$(change "create role $role_name" az role definition create --role-definition "$definition" \
      --query id --output tsv)
    return
  fi
  wanted=$(printf '%s\n' "${ROLE_ACTIONS[@],,}" | sort)
  present=$(list_role_actions | tr '[:upper:]' '[:lower:]' | sort)
  if [[ $present == "$wanted" ]]; then keep "role $role_name"; else
    change "give role $role_name exactly the actions ${ROLE_ACTIONS[*]}" \
      az role definition update --role-definition "$definition" --output none --only-show-errors
  fi
}

assign_role() {
  local found
  found=$(find_assignment)
  if [[ -n $found ]]; then keep "role assignment on $acs_resource"; else
    change "assign the role to $app_name on $acs_resource" retry az role assignment create --role "$role_id" \
      --assignee-object-id "$principal_id" --assignee-principal-type ServicePrincipal --scope "$acs_id" --output none
    say '    A new assignment takes up to ten minutes to be seen; until then the server answers 535 5.7.3.'
  fi
  local other
  for other in $(list_other_assignments); do
    say "    $app_name has another role on $acs_resource too. If it needs only this one: az role assignment delete --ids $other"
  done
}

# Sets `secret_end`, the day on which the secret ends.
create_secret() {
  [[ $auth != oidc ]] || return 0
  local stored keys
  stored=$(list_github_secrets)
  keys=$(list_secrets)
  if [[ -n $keys ]] && has "$stored" "$SECRET_NAME"; then
    keep "client secret $credential_name and GitHub secret $SECRET_NAME"
    secret_end=$(find_secret_end)
    return
  fi
  add_secret
  delete_secrets "$keys" # of no use to anyone: GitHub no longer had it
}

create_federated_credentials() {
  [[ $auth != secret ]] || return 0
  local subject known slug
  [[ ${#oidc_subjects[@]} -gt 0 ]] || choose_subject
  known=$(list_oidc_subjects)
  for subject in "${oidc_subjects[@]}"; do
    if has "$known" "$subject"; then keep "federated credential for $subject"; continue; fi
    slug=${subject//[^A-Za-z0-9]/-}
    change "create federated credential for $subject" az ad app federated-credential create --id "$app_id" \
      --parameters "{\"name\": \"${slug:0:120}\", \"issuer\": \"$oidc_issuer\", \"subject\": $(json "$subject"), \"audiences\": [\"api://AzureADTokenExchange\"]}" \
      --output none
  done
}

# The subject of the environment's jobs or of the main branch, as docs.github.com/actions/reference/security/oidc
# writes it: a colon in a name is %3A.
choose_subject() {
  local prefix
  prefix=$(find_subject_prefix)
  if [[ -n $environment ]]; then
    oidc_subjects=("${prefix:-repo:$repo}:environment:${environment//:/%3A}")
  else
    oidc_subjects=("${prefix:-repo:$repo}:ref:refs/heads/main")
  fi
  [[ -n $prefix ]] || say "    GitHub did not say how it begins the subjects of $repo. If the action is refused with another subject" \
    'than the next line names (repo:OWNER@ID/REPO@ID:…), run this command again with that one as --oidc-subject.'
}
