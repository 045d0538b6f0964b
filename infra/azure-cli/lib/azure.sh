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
  registered=$(find_registration)
  if [[ $registered != true ]]; then
    change "register the resource provider $PROVIDER" az provider register --namespace "$PROVIDER" --wait
    [[ $plan == true ]] || registered=true
  fi
}

create_resources() {
  local body management=AzureManaged
  [[ -z $domain ]] || management=CustomerManaged
  body="{\"location\": \"global\", \"properties\": {\"dataLocation\": $(json "$data_location")}}"
  ensure "resource group $resource_group" find_group \
    az group create --name "$resource_group" --location "$location" --output none
  group_id=$id
  ensure "Email Communication Service $email_resource" find_email_resource \
    create "$group_id/providers/$PROVIDER/emailServices/$email_resource" "$body"
  email_id=$id
  ensure "Communication Services resource $acs_resource" find_acs_resource \
    create "$group_id/providers/$PROVIDER/communicationServices/$acs_resource" "$body"
  acs_id=$id
  ensure "domain $domain_resource" find_domain create "$email_id/domains/$domain_resource" \
    "{\"location\": \"global\", \"properties\": {\"domainManagement\": \"$management\"}}"
  domain_id=$id
}

# A custom domain has to be proved by four DNS records; Azure looks at the others only once it is proved to be ours.
verify_domain() {
  local records kind status
  domain_ready=true
  [[ -n $domain ]] || return 0
  if [[ -z $domain_id ]]; then # only under --plan
    domain_ready=false
    need "publish the DNS records that the run without --plan prints, then run this command again to link $domain"
    return
  fi
  say '    DNS records to publish:'
  records=$(show_domain 'properties.verificationRecords.[Domain, SPF, DKIM, DKIM2][].[type, name, value]')
  while IFS=$'\t' read -r kind host value; do
    printf '    %-5s  %s  %s\n' "$kind" "$host" "$value" >&2
  done <<<"$records"
  for kind in Domain SPF DKIM DKIM2; do
    status=$(show_domain "properties.verificationStates.$kind.status")
    [[ $status != Verified ]] || { keep "verification of $kind"; continue; }
    domain_ready=false
    [[ $status == VerificationRequested || $status == VerificationInProgress ]] ||
      change "start the verification of $kind" \
        retry send post "$domain_id/initiateVerification" "{\"verificationType\": \"$kind\"}"
    [[ $kind != Domain ]] || break
  done
  [[ $domain_ready == true ]] ||
    need "publish the DNS records above, wait until Azure has verified them, then run this command again to link $domain"
}

link_domain() {
  [[ $domain_ready == true ]] || return 0
  local linked each ids
  linked=$(list_linked_domains)
  if [[ -n $domain_id ]] && has "$linked" "$domain_id"; then
    keep "link from $acs_resource to $domain_resource"
    return
  fi
  # The request sets the whole list: leaving out a domain would unlink it.
  ids=$(json "$domain_id")
  for each in $linked; do ids+=", $(json "$each")"; done
  change "link $domain_resource to $acs_resource" \
    send patch "$acs_id" "{\"properties\": {\"linkedDomains\": [$ids]}}"
}

# Sets `login`: the SMTP Username, once there is one. After the assignment, since Azure offers an application only
# once it has a role; one in e-mail form after the link, since its domain has to be linked.
create_smtp_username() {
  login=''
  [[ -n $smtp_username ]] || return 0
  local owner slug
  owner=$(find_smtp_username)
  if [[ -n $owner ]]; then
    has "$owner" "$app_id" || { say "SMTP Username $smtp_username belongs to another application: $owner"; return 1; }
    keep "SMTP Username $smtp_username"
  elif [[ $smtp_username == *@* && $domain_ready != true ]]; then
    need "SMTP Username $smtp_username needs its domain linked first: the run that links it creates it"
    return
  else
    # The resource name must differ from the username it holds.
    slug=${smtp_username//[^A-Za-z0-9]/-}-login
    if ! change "create SMTP Username $smtp_username" retry create "$acs_id/smtpUsernames/$slug" \
      "{\"properties\": {\"username\": $(json "$smtp_username"), \"entraApplicationId\": \"$app_id\", \"tenantId\": \"$tenant_id\"}}"; then
      need "SMTP Username $smtp_username was refused; a new role takes up to ten minutes to be seen: run this command again then"
      return
    fi
  fi
  login=$smtp_username
}

# Sets `from`. Azure refuses MailFrom addresses until the domain has more than the default sending limits.
create_mail_from() {
  local host present sender local_part display
  host=$(show_domain properties.mailFromSenderDomain)
  from="DoNotReply@${host:-${domain:-(known after creation)}}"
  [[ ${#mail_from[@]} -gt 0 && $domain_ready == true ]] || return 0
  present=$(list_mail_from)
  for sender in "${mail_from[@]}"; do
    local_part=${sender%%=*} display=${sender#*=}
    if has "$present" "$local_part"; then keep "MailFrom $local_part@$domain"
    elif ! change "create MailFrom $local_part@$domain" create "$domain_id/senderUsernames/$local_part" \
      "{\"properties\": {\"username\": \"$local_part\", \"displayName\": $(json "$display")}}"; then
      need "MailFrom $local_part@$domain was refused: ask for a quota increase (docs/azure-setup.md), then run this again"
      continue
    fi
    [[ $from != DoNotReply@* ]] || from="$local_part@$domain"
  done
}
