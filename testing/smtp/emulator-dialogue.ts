import {
  defaultAccount as account,
  type Emulator,
  type EmulatorOptions,
  startEmulator,
} from '../../emulator/emulator.ts';
import { shareAuthority } from './certificates.ts';
import { SmtpDialogue } from './dialogue.ts';

/** What the emulators of one test file sign with, and what a client has to trust. */
const authority = shareAuthority();
export const trust = { ca: authority.caPem };

export const start = (options: EmulatorOptions = {}): Promise<Emulator> =>
  startEmulator({ authority, ...options });

/** A client behind STARTTLS. */
export async function openSecured(emulator: Emulator): Promise<SmtpDialogue> {
  const dialogue = await SmtpDialogue.open(emulator.port);
  await dialogue.secure(trust);
  return dialogue;
}

/** A client that has signed in, too. */
export async function openLoggedIn(emulator: Emulator): Promise<SmtpDialogue> {
  const dialogue = await openSecured(emulator);
  await dialogue.login(account.username, account.clientSecret);
  return dialogue;
}

/** A mail with these further header fields. */
export const write = (from: string, ...fields: string[]): string =>
  [`From: Builds <${from}>`, 'To: dev@example.com', 'Subject: x', ...fields, '', 'text'].join('\r\n');
