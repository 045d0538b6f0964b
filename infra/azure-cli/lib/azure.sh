# shellcheck shell=bash
# The Azure resources: Communication Services, Email, domain, link, MailFrom, SMTP Username. Sourced, never run.

# ensure WHAT FIND COMMAND... : runs COMMAND unless FIND prints an id; `id` is the id, empty if only planned.
ensure() {
  local what=$1 find=$2
  shift 2
  id=$("$find")
  if [[ -n $id ]]; then
    keep "$what"
  else
    change "create $what" "$@"
    id=$("$find")
  fi
}

prepare_subscription() {
  [[ ${extension:-} != missing ]] ||
    change 'add the az extension communication' az extension add --name communication --only-show-errors
  local state
  state=$(az provider show --namespace Microsoft.Communication --query registrationState --output tsv)
  [[ $state == Registered ]] || change 'register the resource provider Microsoft.Communication' \
    az provider register --namespace Microsoft.Communication --wait
}

create_resources() {
  ensure "resource group $resource_group" find_group \
    az group create --name "$resource_group" --location "$location" --output none
  group_id=$id
  ensure "Email Communication Service $email_resource" find_email_resource \
    az communication email create --name "$email_resource" --resource-group "$resource_group" \
    --location Global --data-location "$data_location" --output none
  email_id=$id
  ensure "Communication Services resource $acs_resource" find_acs_resource \
    az communication create --name "$acs_resource" --resource-group "$resource_group" \
    --location Global --data-location "$data_location" --output none
  acs_id=$id
  local management=AzureManaged
  [[ -z $domain ]] || management=CustomerManaged
  ensure "domain $domain_resource" find_domain \
    az communication email domain create --domain-name "$domain_resource" --email-service-name "$email_resource" \
    --resource-group "$resource_group" --location Global --domain-management "$management" --output none
  domain_id=$id
}

# A custom domain has to be proved by four DNS records; Azure looks at the others only once it is proved to be ours.
verify_domain() {
  local records kind status
  domain_ready=true
  [[ -n $domain && -n $domain_id ]] || return 0
  say '    DNS records to publish:'
  records=$(show_domain verificationRecords '.[Domain, SPF, DKIM, DKIM2][].[type, name, value]')
  while IFS=$'\t' read -r kind host value; do
    printf '    %-5s  %s  %s\n' "$kind" "$host" "$value" >&2
  done <<<"$records"
  for kind in Domain SPF DKIM DKIM2; do
    status=$(show_domain verificationStates ".$kind.status")
    [[ $status != Verified ]] || { keep "verification of $kind"; continue; }
    domain_ready=false
    [[ $status == VerificationRequested || $status == VerificationInProgress ]] ||
      change "start the verification of $kind" az communication email domain initiate-verification \
        --domain-name "$domain_resource" --email-service-name "$email_resource" \
        --resource-group "$resource_group" --verification-type "$kind" --output none
    [[ $kind != Domain ]] || break
  done
  [[ $domain_ready == true ]] ||
    need "publish the DNS records above, wait until Azure has verified them, then run this command again to link $domain"
}

link_domain() {
  [[ $domain_ready == true ]] || return 0
  local linked ids=()
  linked=$(list_linked_domains)
  if [[ -n $domain_id ]] && has "$linked" "$domain_id"; then
    keep "link from $acs_resource to $domain_resource"
    return
  fi
  # The option sets the whole list: leaving out a domain would unlink it.
  [[ -z $linked ]] || mapfile -t ids <<<"$linked"
  change "link $domain_resource to $acs_resource" az communication update --name "$acs_resource" \
    --resource-group "$resource_group" --linked-domains "${ids[@]}" "$domain_id" --output none
}

# After the assignment: Azure offers an application only once it has a role.
create_smtp_username() {
  [[ -n $smtp_username ]] || return 0
  local owner slug
  owner=$(find_smtp_username 'not_null(entraApplicationId, properties.entraApplicationId)')
  if [[ -n $owner ]]; then
    has "$owner" "$app_id" || { say "SMTP Username $smtp_username belongs to another application: $owner"; return 1; }
    keep "SMTP Username $smtp_username"
    return
  fi
  # The resource name must differ from the username it holds.
  slug=${smtp_username//[^A-Za-z0-9]/-}-login
  change "create SMTP Username $smtp_username" az communication smtp-username create --smtp-username "$slug" \
    --comm-service-name "$acs_resource" --resource-group "$resource_group" --username "$smtp_username" \
    --entra-application-id "$app_id" --tenant-id "$tenant_id" --output none
}

# Sets `from`. Azure refuses MailFrom addresses until the domain has more than the default sending limits.
create_mail_from() {
  local host present sender local_part display
  host=$(show_domain mailFromSenderDomain)
  from="DoNotReply@${host:-${domain:-(known after creation)}}"
  [[ ${#mail_from[@]} -gt 0 && $domain_ready == true ]] || return 0
  present=$(list_mail_from)
  for sender in "${mail_from[@]}"; do
    local_part=${sender%%=*} display=${sender#*=}
    if has "$present" "$local_part"; then keep "MailFrom $local_part@$domain"
    elif ! change "create MailFrom $local_part@$domain" az communication email domain sender-username create \
      --domain-name "$domain_resource" --email-service-name "$email_resource" --resource-group "$resource_group" \
      --sender-username "$local_part" --username "$local_part" --display-name "$display" --output none; then
      need "MailFrom $local_part@$domain was refused: ask for a quota increase (docs/azure-setup.md), then run this again"
      continue
    fi
    [[ $from != DoNotReply@* ]] || from="$local_part@$domain"
  done
}
