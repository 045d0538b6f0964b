import { nearestWord } from '../nearest-word.ts';
import type { Problem } from '../services/mail-service.ts';
import { inputNames } from './declarations.ts';

/** Inputs of other mail actions, by their names there (dawidd6/action-send-mail, read 2026-11), and what they are here. */
const FOREIGN: Record<string, string> = {
  server_address: 'smtp-host, and service where it is one of Microsoft’s',
  server_port: 'smtp-port',
  secure: 'nothing: STARTTLS is always required, on port 587',
  connection_url: 'smtp-host, smtp-port, smtp-username and smtp-password',
  username: 'smtp-username',
  password: 'smtp-password',
  reply_to: 'reply-to',
  html_body: 'html or html-file',
  convert_markdown: 'nothing: body is always Markdown',
  in_reply_to: 'thread',
  envelope_from: 'from',
  envelope_to: 'to, cc and bcc',
  ignore_cert: 'nothing: the certificate is always checked; name your own authority in NODE_EXTRA_CA_CERTS',
  nodemailerlog: 'the secret ACTIONS_STEP_DEBUG',
  nodemailerdebug: 'the secret ACTIONS_STEP_DEBUG',
};

/** @param names of inputs that the action does not have, upper case as in INPUT_… */
export function reviewUnknownNames(names: readonly string[]): Problem[] {
  return names.map((name) => {
    const shown = name.toLowerCase();
    const counterpart = Object.hasOwn(FOREIGN, shown) ? FOREIGN[shown] : undefined;
    const near = nearestWord(shown, inputNames);
    const hint =
      counterpart !== undefined
        ? `; here it is ${counterpart}`
        : near === undefined
          ? ''
          : `; did you mean ${near}?`;
    return { input: shown, text: `is not an input of this action and has no effect${hint}` };
  });
}
