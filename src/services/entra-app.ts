import type { IdentityInput } from './mail-service.ts';

export type Complain = (input: string, text: string) => void;

/**
 * Tells what came with a value when it was pasted, or was pasted instead of it.
 *
 * @returns what is wrong, or undefined; the value is never part of the text
 */
export function findPasteMistake(value: string): string | undefined {
  if (/^\$?\{\{.*\}\}$|^(?:vars|secrets|env|inputs)\.\w+$|^\$\{?\w+\}?$/s.test(value)) {
    return 'is the name of a variable and not its value; write ${{ vars.NAME }} or ${{ secrets.NAME }}';
  }
  if (/^["'`\u2018-\u201f].*["'`\u2018-\u201f]$/s.test(value)) {
    return 'stands in quotes, which GitHub keeps in a variable or secret; store the value without them';
  }
  if (/^[<{[(].*[>}\])]$/s.test(value)) return 'stands in brackets; give the value without them';
  if (/^[*\u2022\u25cf]+$/.test(value)) {
    return 'is the hidden form of a value, copied from a log or a web page; copy the value itself';
  }
  return undefined;
}

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
      complain(
        input,
        findPasteMistake(value) ??
          `is not a GUID; give ${what}, which looks like 00000000-0000-0000-0000-000000000000`,
      );
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
  return findPasteMistake(secret);
}
