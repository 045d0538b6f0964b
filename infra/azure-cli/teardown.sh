#!/usr/bin/env bash
# Removes what setup.sh made, the other way round. What is gone already is passed over, so it can be run again.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR/lib source=all.sh
. "$here/lib/all.sh"

usage() {
  cat <<'HELP'
Usage: teardown.sh --resource-group GROUP --name NAME --repo OWNER/REPO [options]

Deletes the GitHub secret and variables, the Entra application (and with it its secrets and federated credentials),
the role assignment, the custom role, and the Communication Services and Email resources with everything in them.
Mail, chat, calls and SMS of that Communication Services resource end at once.

  --plan            say what would be deleted; run read commands only
  --yes             do not ask
  --delete-group    also delete the resource group, with whatever else it holds
  --resource-group, --name, --acs-resource, --email-resource, --app-name, --role-name, --repo, --environment
                  as given to setup.sh
HELP
}

confirm() {
  [[ $plan != true && $yes != true ]] || return 0
  local answer
  read -r -p "Delete $acs_resource, $email_resource and $app_name for good? Type $acs_resource to confirm: " answer
  [[ $answer == "$acs_resource" ]] || { say 'Nothing was deleted.'; exit 1; }
}

delete_from_github() {
  local stored variables variable
  stored=$(list_github_secrets)
  ! has "$stored" "$SECRET_NAME" ||
    change "delete GitHub secret $SECRET_NAME" gh secret delete "$SECRET_NAME" "${target[@]}"
  variables=$(list_github_variables | cut -f 1)
  for variable in ACS_RESOURCE ACS_CLIENT_ID ACS_TENANT_ID ACS_FROM ACS_SMTP_USERNAME ACS_SECRET_EXPIRES; do
    ! has "$variables" "$variable" ||
      change "delete GitHub variable $variable" gh variable delete "$variable" "${target[@]}"
  done
}

# The assignments go first: without their principal they would stay behind as "Identity not found".
delete_identity() {
  local assignments assignment
  principal_id=$(find_service_principal)
  if [[ -n $acs_id && -n $principal_id ]]; then
    assignments=$(az role assignment list --scope "$acs_id" --query "[?principalId=='$principal_id'].id" --output tsv)
    for assignment in $assignments; do
      change "delete the role assignment ${assignment##*/}" az role assignment delete --ids "$assignment"
    done
  fi
  [[ -z $app_id ]] || change "delete Entra application $app_name ($app_id)" az ad app delete --id "$app_id"
  role_id=$(find_role)
  [[ -z $role_id ]] || change "delete role $role_name" az role definition delete --name "$role_name" \
    --resource-group "$resource_group" --custom-role-only true
}

# SMTP Usernames go with the Communication Services resource; it goes before the domains that it is linked to, and
# these before the Email resource, which Azure does not delete while it has any.
delete_resources() {
  local domains each
  domains=$(list_domains)
  [[ -z $acs_id ]] || change "delete Communication Services resource $acs_resource" remove "$acs_id"
  for each in $domains; do
    change "delete domain ${each##*/}" remove "$each"
  done
  [[ -z $email_id ]] || change "delete Email Communication Service $email_resource" remove "$email_id"
  [[ $delete_group != true || -z $group_id ]] || change "delete resource group $resource_group" \
    az group delete --name "$resource_group" --yes
}

parse_options '--plan --yes --delete-group --resource-group --name --acs-resource --email-resource --app-name
 --role-name --repo --environment' "$@"
complete_options
stop_on_problems
require_tools az gh

registered=$(find_registration)
group_id=$(find_group)
email_id=$(find_email_resource)
acs_id=$(find_acs_resource)
app_id=$(find_app)
confirm
delete_from_github
delete_identity
delete_resources
say 'Done. Entra keeps a deleted application for 30 days (az ad app list does not show it).'
