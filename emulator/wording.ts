import type { Reply } from './submission.ts';

/** What a reply depends on besides what smtp-server wants to say. */
export interface Circumstances {
  hostName: string;
  isSecured: boolean;
  offersStartTls: boolean;
}

interface Phrase {
  code: number;
  /** smtp-server's text, or its name for the occasion; any when left out. */
  when?: RegExp;
  text: string;
}

/** Exchange Online's words for what smtp-server says; the first that fits is taken. */
const phrases: readonly Phrase[] = [
  { code: 220, when: /Ready to start TLS/, text: '2.0.0 SMTP server ready' },
  { code: 221, text: '2.0.0 Service closing transmission channel' },
  { code: 235, text: '2.7.0 Authentication successful' },
  { code: 250, when: /MAIL_FROM_OK/, text: '2.1.0 Sender OK' },
  { code: 250, when: /RCPT_TO_OK/, text: '2.1.5 Recipient OK' },
  { code: 250, when: /Flushed/, text: '2.0.0 Resetting' },
  { code: 250, when: /OK/, text: '2.0.0 OK' },
  { code: 252, text: '2.1.5 Cannot VRFY user' },
  { code: 354, text: 'Start mail input; end with <CRLF>.<CRLF>' },
  { code: 421, when: /Timeout/, text: '4.4.1 Connection timed out' },
  {
    code: 421,
    when: /too many/,
    text: '4.7.0 Too many errors on this connection, closing transmission channel',
  },
  { code: 500, text: '5.3.3 Unrecognized command' },
  { code: 501, when: /SENDER_SYNTAX_ERROR/, text: '5.1.7 Invalid address' },
  { code: 501, when: /MAILBOX_SYNTAX_ERROR/, text: '5.1.3 Invalid address' },
  { code: 501, text: '5.5.4 Invalid arguments' },
  { code: 503, text: '5.5.1 Bad sequence of commands' },
  { code: 504, text: '5.7.4 Unrecognized authentication type' },
  { code: 552, text: '5.3.4 Message size exceeds fixed maximum message size' },
];

/**
 * Puts a reply of smtp-server into the words of Exchange Online, on which ACS e-mail is built. A text that
 * already begins with an enhanced status code, and one with no counterpart, stays as it is.
 *
 * @param occasion smtp-server's own name for the occasion, e.g. `RCPT_TO_OK`
 */
export function phraseReply(reply: Reply, occasion: string, circumstances: Circumstances): Reply {
  const { code, text } = reply;
  if (/^[245]\.\d{1,3}\.\d{1,3} /.test(text)) return reply;
  if (code === 535) return { code, text: `5.7.3 Authentication unsuccessful [${circumstances.hostName}]` };
  if (code === 530 || code === 538) return { code: 530, text: phraseMissingStep(circumstances) };
  const phrase = phrases.find((one) => one.code === code && (one.when?.test(`${occasion} ${text}`) ?? true));
  return phrase ? { code, text: phrase.text } : reply;
}

function phraseMissingStep({ isSecured, offersStartTls }: Circumstances): string {
  return !isSecured && offersStartTls
    ? '5.7.0 Must issue a STARTTLS command first'
    : '5.7.57 Client not authenticated to send mail';
}
