# shellcheck shell=bash
# What exists already: read commands only. Each prints an id or a list, or nothing. Sourced, never run.
# They list and filter rather than show, because a failing `show` cannot be told from a missing resource.
# What lies inside something that does not exist yet (only under --plan) is not asked for.

find_group() {
  local exists
  exists=$(az group exists --name "$resource_group")
  [[ $exists != true ]] || az group show --name "$resource_group" --query id --output tsv
}

find_email_resource() {
  [[ -z $group_id ]] || az communication email list --resource-group "$resource_group" \
    --query "[?name=='$email_resource'].id" --output tsv
}

find_acs_resource() {
  [[ -z $group_id ]] || az communication list --resource-group "$resource_group" \
    --query "[?name=='$acs_resource'].id" --output tsv
}

find_domain() {
  [[ -z $email_id ]] || az communication email domain list --email-service-name "$email_resource" \
    --resource-group "$resource_group" --query "[?name=='$domain_resource'].id" --output tsv
}

# show_domain PROPERTY [QUERY] : extension versions differ in whether they flatten `properties`.
show_domain() {
  [[ -z $domain_id ]] || az communication email domain show --domain-name "$domain_resource" \
    --email-service-name "$email_resource" --resource-group "$resource_group" \
    --query "($1 || properties.$1)${2:-}" --output tsv
}

list_mail_from() {
  [[ -z $domain_id ]] || az communication email domain sender-username list --domain-name "$domain_resource" \
    --email-service-name "$email_resource" --resource-group "$resource_group" --query '[].name' --output tsv
}

list_linked_domains() {
  [[ -z $acs_id ]] || az communication show --name "$acs_resource" --resource-group "$resource_group" \
    --query '(linkedDomains || properties.linkedDomains)[]' --output tsv
}

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

# list_secrets : key ids of this repository's client secrets, oldest first. The values cannot be read again.
list_secrets() {
  [[ -z $app_id ]] || az ad app credential list --id "$app_id" \
    --query "sort_by([?displayName=='$credential_name'], &startDateTime)[].keyId" --output tsv
}

list_oidc_subjects() {
  [[ -z $app_id ]] || az ad app federated-credential list --id "$app_id" --query '[].subject' --output tsv
}

# find_smtp_username [QUERY] : the resources whose username is the wanted one. The commands came to the extension
# in 2025: `az extension update --name communication` when az does not know them.
find_smtp_username() {
  [[ -z $acs_id ]] || az communication smtp-username list --comm-service-name "$acs_resource" \
    --resource-group "$resource_group" \
    --query "[?not_null(username, properties.username)=='$smtp_username'].${1:-name}" --output tsv
}

# Piped, gh prints tab-separated lines: the name first, then a variable's value.
list_github_variables() { gh variable list "${target[@]}" | cut -f 1,2; }
list_github_secrets() { gh secret list "${target[@]}" | cut -f 1; }

# has LINES LINE : whether one of the lines is this one; Azure ids compare without regard to case.
has() { [[ $'\n'${1,,}$'\n' == *$'\n'"${2,,}"$'\n'* ]]; }
