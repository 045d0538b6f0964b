import { expect } from 'vitest';
import type { Emulator } from '../../emulator/emulator.ts';
import { listWireForms } from '../../src/redaction/wire-forms.ts';
import { sixInputs } from './inputs.ts';
import { type ActionInput, type ActionResult, outsideMasks, runAction } from './run-action.ts';

/** Nothing listens there: a diagnosis that asks Entra fails at once instead of leaving the machine. */
const NO_ENTRA = 'https://localhost:9';

/** A job that failed, as the defaults of action.yml see it. */
export const failedJob = {
  job: { status: 'failure', check_run_id: 606 },
  github: { event: {}, workflow: 'CI', token: '' },
};

/** The emulator, or another server at which its account may sign in. */
type Server = Pick<Emulator, 'account' | 'caPath' | 'port'>;

/**
 * Runs the built action against a mail server, with step debugging on, and checks what must hold on every path: no
 * secret in any form outside of the lines that register masks, and none in outputs or summary.
 */
export async function sendThrough(server: Server, given: ActionInput = {}): Promise<ActionResult> {
  const inputs = { ...sixInputs(server), ...given.inputs };
  const result = await runAction({
    contexts: failedJob,
    ...given,
    inputs,
    env: {
      NODE_EXTRA_CA_CERTS: server.caPath,
      AZURE_AUTHORITY_HOST: NO_ENTRA,
      RUNNER_DEBUG: '1',
      ...given.env,
    },
  });
  expectNoSecret(result, inputs);
  return result;
}

/**
 * The secret, the username, the tokens and every encoding of them may stand in mask commands only.
 *
 * @param tokens assertions and access tokens that the run got to see; no part of a JWT may stand there either
 */
export function expectNoSecret(
  result: ActionResult,
  inputs: Record<string, string>,
  tokens: readonly string[] = [],
): void {
  const parts = ['acs-resource', 'client-id', 'tenant-id'].map((name) => inputs[name] ?? '');
  const usernames = [
    parts.join('.'),
    parts.join('|'),
    isAccount(inputs) ? '' : (inputs['smtp-username'] ?? ''),
  ];
  const secrets = [inputs['client-secret'] ?? '', inputs['smtp-password'] ?? '', ...tokens].filter(
    (secret) => secret !== '',
  );
  const sender = /<(.*)>/.exec(inputs['from'] ?? '')?.[1] ?? inputs['from'] ?? '';
  const forms = [
    // What a sender sends when it signs in for itself; the address alone is no secret.
    ...listWireForms([sender], secrets).filter((form) => !listWireForms([sender], []).includes(form)),
    ...listWireForms(
      usernames.filter((name) => name.length > 4),
      secrets,
    ),
    ...tokens.flatMap((token) => token.split('.').slice(1)),
  ];
  const written = {
    'raw output': outsideMasks(result.raw),
    outputs: JSON.stringify(result.outputs),
    summary: result.summary,
  };
  for (const [place, text] of Object.entries(written)) {
    for (const form of forms) {
      expect(text.includes(form), `a form of a secret (${form.length} characters) in the ${place}`).toBe(
        false,
      );
    }
  }
}

/** The address of a mailbox signs in for itself, and everybody may see it. */
function isAccount({ service }: Record<string, string>): boolean {
  return service === 'exchange-online' || service === 'hve';
}
