#!/usr/bin/env bash
# Sets up everything that the action needs, from the Azure resources to the GitHub secret.
# Each step looks first and creates only what is missing, so the same command can be run again at any time.
# The steps follow the Microsoft article "create authentication credentials for sending emails using SMTP".
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR/lib source=all.sh
. "$here/lib/all.sh"

usage() {
  cat <<'HELP'
Usage: setup.sh --resource-group GROUP --name NAME --repo OWNER/REPO [options]

Creates what is missing: Communication Services and Email resources, domain, link, MailFrom addresses, Entra
application with service principal, role and assignment, client secret or federated credential, SMTP Username;
then writes the GitHub variables ACS_RESOURCE, ACS_CLIENT_ID, ACS_TENANT_ID, ACS_FROM, ACS_SECRET_EXPIRES
(and ACS_SMTP_USERNAME) and the secret ACS_CLIENT_SECRET. Needs bash 4.4, az, gh and curl, signed in to Azure (az login) and GitHub (gh auth login).

  --plan                    say what would be done; run read commands only
  --resource-group GROUP    resource group; created if missing
  --location REGION         region of a new resource group (westeurope)
  --name NAME               name from which the next three follow
  --acs-resource NAME       Communication Services resource (NAME): first part of the SMTP username
  --email-resource NAME     Email Communication Service resource (NAME-email)
  --app-name NAME           Entra application (NAME)
  --data-location PLACE     where data is stored, fixed at creation (Europe)
  --domain DOMAIN           own domain instead of an Azure-managed one; prints its DNS records. Publish them and run
                            the same command again until nothing is left to do
  --mail-from LOCAL[=NAME]  MailFrom address of the own domain, with display name; repeatable. The first becomes
                            ACS_FROM (DoNotReply without this option). Azure asks for a quota increase first
  --role custom|builtin     custom role with three actions, or Communication and Email Service Owner (custom)
  --role-name NAME          name of the custom role, unique in the tenant
  --auth secret|oidc|both   client secret, federated credential of GitHub OIDC (experimental), or both (secret)
  --years 1|2               lifetime of the client secret (1)
  --oidc-subject SUBJECT    subject of the federated credential; repeatable (the main branch, or --environment, in the
                            form that GitHub uses for this repository)
  --oidc-issuer URL         issuer of the OIDC tokens (https://token.actions.githubusercontent.com). ghe.com:
                            https://token.actions.SUBDOMAIN.ghe.com, Enterprise Server: https://HOST/_services/token
  --smtp-username TEXT      SMTP Username resource, a short login instead of the three-part one
  --repo OWNER/REPO         GitHub repository that gets the variables and the secret
  --environment NAME        keep them in this environment of the repository

Exit status: 0 done, 2 something is left to do (listed), 64 wrong options, else the status of what failed.
HELP
}

parse_options '--plan --resource-group --location --name --acs-resource --email-resource --app-name --data-location
 --domain --mail-from --role --role-name --auth --years --oidc-subject
 --oidc-issuer --smtp-username --repo --environment ' "$@"
complete_options
stop_on_problems
require_tools az gh curl

prepare_subscription
create_resources
verify_domain
link_domain
create_application
create_role
assign_role
create_secret
create_federated_credentials
create_smtp_username
create_mail_from
write_variables
print_workflow
finish
