/**
 * The az commands that messages suggest. The ids of the user are masked in the log, so they stand as placeholders.
 *
 * Sources: azure-cli 2.91.0 (`ad app`, `ad sp`, `role assignment`, `resource`, `account`, `cloud`, `provider`) and the
 * `communication` extension (`smtp-username`); unit tests hold every command against the flags documented there.
 */

/** Leaves harmless words alone, puts the rest into single quotes (POSIX shell, section 2.2.2). */
function quoteForShell(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** Role that the documentation names; a custom role with its three actions does as well. */
const ROLE = 'Communication and Email Service Owner';

const RESOURCE_TYPE = 'Microsoft.Communication/CommunicationServices';

const RESOURCE_ID = `"$(az resource list --name <acs-resource> --resource-type ${RESOURCE_TYPE} --query "[0].id" -o tsv)"`;

export const listTenants = 'az account list --query "[].{subscription:name,tenantId:tenantId}" -o table';

export const showCloud = 'az cloud show --query endpoints.activeDirectory -o tsv';

export const showApp = `az ad app show --id <client-id> --query "{name:displayName,clientId:appId}"`;

export const listOwnApps =
  'az ad app list --show-mine --query "[].{name:displayName,clientId:appId}" -o table';

export const listSecrets = `az ad app credential list --id <client-id> --query "[].{name:displayName,secretId:keyId,startsWith:hint,expires:endDateTime}" -o table`;

/** `--append` keeps the other secrets of the app; without it az deletes them all. */
export const addSecret = `az ad app credential reset --id <client-id> --append --display-name github --query password -o tsv`;

export const showServicePrincipal = `az ad sp show --id <client-id> --query "{objectId:id,enabled:accountEnabled,disabledByMicrosoft:disabledByMicrosoftStatus}"`;

export const addServicePrincipal = `az ad sp create --id <client-id>`;

export const enableServicePrincipal = `az ad sp update --id <client-id> --set accountEnabled=true`;

export const listRoles = `az role assignment list --assignee <client-id> --scope ${RESOURCE_ID} --include-inherited --query "[].{role:roleDefinitionName,scope:scope}" -o table`;

export const addRole = `az role assignment create --assignee-object-id "$(az ad sp show --id <client-id> --query id -o tsv)" --assignee-principal-type ServicePrincipal --role "${ROLE}" --scope ${RESOURCE_ID}`;

export const listResources = `az resource list --resource-type ${RESOURCE_TYPE} --query "[].{name:name,group:resourceGroup}" -o table`;

/** App id of Office 365 Exchange Online in every tenant (Microsoft Learn, "Verify first-party Microsoft applications"). */
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000';

export const showExchange = `az ad sp show --id ${EXCHANGE} --query "{enabled:accountEnabled}"`;

/** @param role name of an application permission of Office 365 Exchange Online */
const addPermission = (role: string) =>
  `az ad app permission add --id <client-id> --api ${EXCHANGE} --api-permissions "$(az ad sp show --id ${EXCHANGE} --query "appRoles[?value=='${role}'].id" -o tsv)=Role"`;

export const addMailSend = addPermission('Mail.Send');

export const addSmtpSendAsApp = addPermission('SMTP.SendAsApp');

export const consent = 'az ad app permission admin-consent --id <client-id>';

/** The object id of the Enterprise application, not the one of the app registration. */
export const showObjectId = 'az ad sp show --id <client-id> --query id -o tsv';

export const registerProvider = 'az provider register --namespace Microsoft.Communication';

export const listSmtpUsernames = `az communication smtp-username list --resource-group <resource-group> --comm-service-name <acs-resource> -o table`;

export const addSmtpUsername = `az communication smtp-username create --resource-group <resource-group> --comm-service-name <acs-resource> --smtp-username <name-of-the-entry> --username <smtp-username> --entra-application-id <client-id> --tenant-id <tenant-id>`;

export const listFederatedCredentials = `az ad app federated-credential list --id <client-id> --query "[].{name:name,issuer:issuer,subject:subject,audiences:audiences}"`;

/**
 * @param trust what the credential shall accept, exactly as the presented token says it
 */
export function addFederatedCredential(trust: { issuer: string; audience: string; subject: string }): string {
  const parameters = {
    name: nameCredential(trust.subject),
    issuer: trust.issuer,
    subject: trust.subject,
    audiences: [trust.audience],
  };
  return `az ad app federated-credential create --id <client-id> --parameters ${quoteForShell(JSON.stringify(parameters))}`;
}

/** A name of 3 to 120 letters, digits, hyphens and underscores (Microsoft Graph, federatedIdentityCredential). */
function nameCredential(subject: string): string {
  const slug = subject.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `github-${slug || 'actions'}`.slice(0, 120).replace(/-$/, '');
}
