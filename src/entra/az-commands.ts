/**
 * The az commands that messages suggest, filled with the user's own values where these may be shown.
 *
 * Sources: azure-cli 2.91.0 (`ad app`, `ad sp`, `role assignment`, `resource`, `account`, `cloud`, `provider`) and the
 * `communication` extension (`smtp-username`); unit tests hold every command against the flags documented there.
 */

/** Values as they stand in a command: the user's own, quoted for a shell, or placeholders in angle brackets. */
export interface AzIds {
  clientId: string;
  tenantId: string;
  /** Name of the Communication Services resource. */
  resource: string;
}

/** What is known of the user's set-up; none of it is a secret by itself, but the runner may mask it. */
export interface KnownIds {
  clientId?: string;
  tenantId?: string;
  resource?: string;
}

/**
 * @param reveal false where the values would be masked (`***` in a command helps nobody): placeholders instead
 */
export function azIdsOf(known: KnownIds, reveal: boolean): AzIds {
  const fill = (value: string | undefined, placeholder: string) =>
    reveal && value ? quoteForShell(value) : placeholder;
  return {
    clientId: fill(known.clientId, '<client-id>'),
    tenantId: fill(known.tenantId, '<tenant-id>'),
    resource: fill(known.resource, '<acs-resource>'),
  };
}

/** Leaves harmless words alone, puts the rest into single quotes (POSIX shell, section 2.2.2). */
export function quoteForShell(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** Role that the documentation names; a custom role with its three actions does as well. */
const ROLE = 'Communication and Email Service Owner';

const RESOURCE_TYPE = 'Microsoft.Communication/CommunicationServices';

function resourceId(place: AzIds): string {
  return `"$(az resource list --name ${place.resource} --resource-type ${RESOURCE_TYPE} --query "[0].id" -o tsv)"`;
}

export const listTenants = () =>
  'az account list --query "[].{subscription:name,tenantId:tenantId}" -o table';

export const showCloud = () => 'az cloud show --query endpoints.activeDirectory -o tsv';

export const showApp = (place: AzIds) =>
  `az ad app show --id ${place.clientId} --query "{name:displayName,clientId:appId}"`;

export const listOwnApps = () =>
  'az ad app list --show-mine --query "[].{name:displayName,clientId:appId}" -o table';

export const listSecrets = (place: AzIds) =>
  `az ad app credential list --id ${place.clientId} --query "[].{name:displayName,secretId:keyId,startsWith:hint,expires:endDateTime}" -o table`;

/** `--append` keeps the other secrets of the app; without it az deletes them all. */
export const addSecret = (place: AzIds) =>
  `az ad app credential reset --id ${place.clientId} --append --display-name github --query password -o tsv`;

export const showServicePrincipal = (place: AzIds) =>
  `az ad sp show --id ${place.clientId} --query "{objectId:id,enabled:accountEnabled,disabledByMicrosoft:disabledByMicrosoftStatus}"`;

export const addServicePrincipal = (place: AzIds) => `az ad sp create --id ${place.clientId}`;

export const enableServicePrincipal = (place: AzIds) =>
  `az ad sp update --id ${place.clientId} --set accountEnabled=true`;

export const listRoles = (place: AzIds) =>
  `az role assignment list --assignee ${place.clientId} --scope ${resourceId(place)} --include-inherited --query "[].{role:roleDefinitionName,scope:scope}" -o table`;

export const addRole = (place: AzIds) =>
  `az role assignment create --assignee-object-id "$(az ad sp show --id ${place.clientId} --query id -o tsv)" --assignee-principal-type ServicePrincipal --role "${ROLE}" --scope ${resourceId(place)}`;

export const listResources = () =>
  `az resource list --resource-type ${RESOURCE_TYPE} --query "[].{name:name,group:resourceGroup}" -o table`;

export const registerProvider = () => 'az provider register --namespace Microsoft.Communication';

export const listSmtpUsernames = (place: AzIds) =>
  `az communication smtp-username list --resource-group <resource-group> --comm-service-name ${place.resource} -o table`;

export const addSmtpUsername = (place: AzIds) =>
  `az communication smtp-username create --resource-group <resource-group> --comm-service-name ${place.resource} --smtp-username <name-of-the-entry> --username <smtp-username> --entra-application-id ${place.clientId} --tenant-id ${place.tenantId}`;

export const listFederatedCredentials = (place: AzIds) =>
  `az ad app federated-credential list --id ${place.clientId} --query "[].{name:name,issuer:issuer,subject:subject,audiences:audiences}"`;

/**
 * @param trust what the credential shall accept, exactly as the presented token says it
 */
export function addFederatedCredential(
  place: AzIds,
  trust: { issuer: string; audience: string; subject: string },
): string {
  const parameters = {
    name: nameCredential(trust.subject),
    issuer: trust.issuer,
    subject: trust.subject,
    audiences: [trust.audience],
  };
  return `az ad app federated-credential create --id ${place.clientId} --parameters ${quoteForShell(JSON.stringify(parameters))}`;
}

/** A name of 3 to 120 letters, digits, hyphens and underscores (Microsoft Graph, federatedIdentityCredential). */
function nameCredential(subject: string): string {
  const slug = subject.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `github-${slug || 'actions'}`.slice(0, 120).replace(/-+$/, '');
}
