# shellcheck shell=bash
# What exists already: read commands only. Each prints an id or a list, or nothing. Sourced, never run.
# They list and filter rather than show, because a failing `show` cannot be told from a missing resource.
# What lies inside something that does not exist yet (only under --plan) is not asked for.

find_group() {
  local exists
  exists=$(az group exists --name "$resource_group" --output tsv)
  [[ $exists != true ]] || az group show --name "$resource_group" --query id --output tsv
}

find_registration() {
  az provider show --namespace "$PROVIDER" --query "registrationState=='Registered'" --output tsv
}

# find_in COLLECTION NAME
find_in() { list "$1" "[?name=='$2'].id"; }

# Of a provider that is not registered nothing exists, and Azure answers each question about it with an error.
find_email_resource() {
  [[ -z $group_id || $registered != true ]] || find_in "$group_id/providers/$PROVIDER/emailServices" "$email_resource"
}

find_acs_resource() {
  [[ -z $group_id || $registered != true ]] || find_in "$group_id/providers/$PROVIDER/communicationServices" "$acs_resource"
}

find_domain() { [[ -z $email_id ]] || find_in "$email_id/domains" "$domain_resource"; }

list_domains() { [[ -z $email_id ]] || list "$email_id/domains" '[].id'; }

# show_domain QUERY
show_domain() { [[ -z $domain_id ]] || show "$domain_id" "$1"; }

list_mail_from() { [[ -z $domain_id ]] || list "$domain_id/senderUsernames" '[].name'; }

list_linked_domains() { [[ -z $acs_id ]] || show "$acs_id" 'properties.linkedDomains[]'; }

find_app() {
  local ids
  ids=$(az ad app list --display-name "$app_name" --query "[?displayName=='$app_name'].appId" --output tsv)
  if [[ $ids == *$'\n'* ]]; then
    say "More than one Entra application is called $app_name; choose another --app-name."
    return 1
  fi
  printf '%s' "$ids"
}

# find_service_principal : its object id, which is not the application's object id.
find_service_principal() {
  [[ -z $app_id ]] || az ad sp list --filter "appId eq '$app_id'" --query '[].id' --output tsv
}

find_role() {
  [[ -z $group_id ]] || az role definition list --name "$role_name" --resource-group "$resource_group" \
    --custom-role-only true --query '[].id' --output tsv
}

list_role_actions() {
  az role definition list --name "$role_name" --resource-group "$resource_group" --custom-role-only true \
    --query '[].permissions[].actions[]' --output tsv
}

find_assignment() {
  [[ -z $acs_id || -z $principal_id || -z $role_id ]] || az role assignment list --scope "$acs_id" \
    --query "[?principalId=='$principal_id' && ends_with(roleDefinitionId, '${role_id##*/}')].id" --output tsv
}

# list_other_assignments : roles that the application has on the resource beside the wanted one.
list_other_assignments() {
  [[ -z $acs_id || -z $principal_id || -z $role_id ]] || az role assignment list --scope "$acs_id" \
    --query "[?principalId=='$principal_id' && !ends_with(roleDefinitionId, '${role_id##*/}')].id" --output tsv
}

# list_secrets : key ids of this repository's client secrets, oldest first. The values cannot be read again.
list_secrets() {
  [[ -z $app_id ]] || az ad app credential list --id "$app_id" \
    --query "sort_by([?displayName=='$credential_name'], &startDateTime)[].keyId" --output tsv
}

# find_secret_end : the day, in UTC, on which the newest of them ends.
find_secret_end() {
  local end=''
  [[ -z $app_id ]] || end=$(az ad app credential list --id "$app_id" \
    --query "sort_by([?displayName=='$credential_name'], &startDateTime)[-1].endDateTime" --output tsv)
  printf '%s' "${end%%T*}"
}

list_oidc_subjects() {
  [[ -z $app_id ]] || az ad app federated-credential list --id "$app_id" \
    --query "[?issuer=='$oidc_issuer'].subject" --output tsv
}

# find_smtp_username : the application that the wanted SMTP Username belongs to.
find_smtp_username() {
  [[ -z $acs_id ]] ||
    list "$acs_id/smtpUsernames" "[?properties.username=='$smtp_username'].properties.entraApplicationId"
}

# find_subject_prefix : how GitHub begins the OIDC subjects of this repository, with ids in it or not; nothing on
# servers that do not tell. docs.github.com/rest/actions/oidc, `sub_claim_prefix`.
find_subject_prefix() {
  gh api "repos/$repo/actions/oidc/customization/sub" --jq '.sub_claim_prefix // ""' 2>/dev/null || true
}

# Piped, gh prints tab-separated lines: the name first, then a variable's value.
list_github_variables() { gh variable list "${target[@]}" | cut -f 1,2; }
list_github_secrets() { gh secret list "${target[@]}" | cut -f 1; }

# has LINES LINE : whether one of the lines is this one; Azure ids compare without regard to case.
has() { [[ $'\n'${1,,}$'\n' == *$'\n'"${2,,}"$'\n'* ]]; }
