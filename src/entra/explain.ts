import { ActionError, type ErrorDetail } from '../errors.ts';
import type { TokenTarget } from '../services/mail-service.ts';
import { type Fault, findFault } from './aadsts.ts';
import type { AssertionClaims } from './claims.ts';
import type { EntraRefusal } from './refusal.ts';

/** True when Entra itself calls the fault a passing one. */
export function isPassing(refusal: EntraRefusal): boolean {
  return (
    refusal.status === 429 ||
    refusal.status >= 500 ||
    refusal.error === 'temporarily_unavailable' ||
    findFault(refusal.codes)?.fault.isPassing === true
  );
}

/**
 * Puts Entra's no into words: what it means, why it usually happens, and the commands to check and to fix.
 *
 * @param claims what the token says that GitHub gave, where the app proved itself by that
 * @returns an error of kind `token`; its `response` is Entra's own sentence
 */
export function explainRefusal(
  refusal: EntraRefusal,
  target: TokenTarget,
  claims?: AssertionClaims,
): ActionError {
  const retryable = isPassing(refusal);
  const found = findFault(refusal.codes);
  const code = found?.code ?? refusal.codes[0];
  const label = code ? `AADSTS${code}` : refusal.error;
  const detail = found
    ? describeFault(found.fault, found.code, target, claims)
    : retryable
      ? describeOutage()
      : describeUnknown(code);
  return new ActionError('token', {
    ...detail,
    title: `${detail.title} (${label})`,
    retryable,
    response: quoteEntra(refusal),
  });
}

function describeFault(
  { title, causes, remedies, anchor }: Fault,
  code: number,
  target: TokenTarget,
  claims: AssertionClaims | undefined,
): ErrorDetail {
  return {
    title: typeof title === 'function' ? title(target) : title,
    causes: typeof causes === 'function' ? causes(claims, code, target) : causes,
    remedies: typeof remedies === 'function' ? remedies(claims, target) : remedies,
    anchor,
  };
}

/** No AADSTS code that is known, but a status or OAuth code that says "later". */
function describeOutage(): ErrorDetail {
  return {
    title: 'Microsoft Entra ID cannot give a token at the moment',
    causes: ['Microsoft Entra ID has a temporary fault, or limits the requests of the tenant.'],
    remedies: ['Run the step again in a few minutes.'],
    anchor: 'entra-busy',
  };
}

function describeUnknown(code: number | undefined): ErrorDetail {
  const lookUp = `Look the code up: https://login.microsoftonline.com/error?code=${code}`;
  return {
    title: 'Microsoft Entra ID refused the token request',
    causes: ['This is not a code that the action knows; the words of Entra say more.'],
    remedies: [
      ...(code ? [lookUp] : []),
      'In the Entra admin center, open Sign-in logs, then Service principal sign-ins, and find the sign-in by its correlation id.',
    ],
    anchor: 'entra-other-code',
  };
}

/** Entra's sentence with the id by which its sign-in logs find the request. */
function quoteEntra({ text, error, correlationId }: EntraRefusal): string {
  return `${text || error}${correlationId ? ` [correlation id ${correlationId}]` : ''}`;
}
