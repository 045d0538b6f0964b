import type { IdentityInput } from './mail-service.ts';

export type Complain = (input: string, text: string) => void;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Looks at the ids of the Entra app, without showing any.
 *
 * @param isNeeded false where a missing id is no problem
 */
export function checkIds(
  { clientId, tenantId }: Pick<IdentityInput, 'clientId' | 'tenantId'>,
  isNeeded: boolean,
  complain: Complain,
): void {
  const check = (input: string, value: string, what: string): void => {
    if (value === '') {
      if (isNeeded) complain(input, `is missing; give ${what}`);
    } else if (!GUID.test(value)) {
      complain(input, `is not a GUID; give ${what}, which looks like 00000000-0000-0000-0000-000000000000`);
    }
  };
  check('client-id', clientId, 'the Application (client) ID of the Entra app');
  check('tenant-id', tenantId, 'the Directory (tenant) ID');
  if (clientId !== '' && clientId === tenantId) {
    complain(
      'client-id',
      'is the same as tenant-id; copy both from the Overview page of the app registration',
    );
  }
}

/**
 * Looks at the shape of a client secret. Entra's generated values are about 40 characters and hold a tilde, but that
 * is not documented, so only certain mistakes are problems.
 *
 * @returns what is wrong with it, or undefined; the secret is never part of the text
 */
export function checkSecret(secret: string): string | undefined {
  if (GUID.test(secret)) {
    return "has the shape of a GUID, so it is the Secret ID; paste the secret's Value, which Entra shows only once, right after you create it (make a new client secret if it is lost)";
  }
  if (/\s/.test(secret)) {
    return 'holds white space or a line break inside; paste the Value of the client secret alone, without a line break';
  }
  if (/^(?:endpoint=|accesskey=)/i.test(secret)) {
    return 'is a connection string or access key of the resource; SMTP needs the Value of a client secret of the Entra app';
  }
  return undefined;
}
