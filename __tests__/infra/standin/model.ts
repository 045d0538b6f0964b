import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface Property {
  serializedName: string;
  readOnly?: boolean;
  required?: boolean;
}

// Azure's management client carries the service's own description of each resource, but does not export it.
const client = fileURLToPath(import.meta.resolve('@azure/arm-communication'));
const mappers = (await import(
  pathToFileURL(client.replace(/index\.js$/, 'models/mappers.js')).href
)) as Record<string, { type: { modelProperties: Record<string, Property> } }>;

/** The version of Microsoft.Communication that Azure's management client of today speaks. */
export const apiVersion = /apiVersion \|\| "([-\d\w]+)"/.exec(
  readFileSync(client.replace(/index\.js$/, 'communicationServiceManagementClient.js'), 'utf8'),
)?.[1];

const models: Record<string, string> = {
  'Microsoft.Communication/communicationServices': 'CommunicationServiceResource',
  'Microsoft.Communication/communicationServices/smtpUsernames': 'SmtpUsernameResource',
  'Microsoft.Communication/emailServices': 'EmailServiceResource',
  'Microsoft.Communication/emailServices/domains': 'DomainResource',
  'Microsoft.Communication/emailServices/domains/senderUsernames': 'SenderUsernameResource',
};

export const communicationTypes = Object.keys(models);

/**
 * What is wrong with the properties that a request sets.
 *
 * @param type such as `Microsoft.Communication/emailServices`
 * @param given names such as `location` and `properties.dataLocation`
 * @returns names that the service does not know or lets nobody set, and required ones that are missing
 */
export function wrongProperties(type: string, given: readonly string[]): string[] {
  const model = Object.values(mappers[models[type] ?? '']?.type.modelProperties ?? {});
  const settable = model.filter(({ readOnly }) => !readOnly).map(({ serializedName }) => serializedName);
  const required = model.filter((each) => each.required && !each.readOnly);
  return [
    ...given.filter((name) => !settable.includes(name)),
    ...required.map(({ serializedName }) => serializedName).filter((name) => !given.includes(name)),
  ];
}
