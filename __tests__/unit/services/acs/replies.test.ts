import { describe, expect, it } from 'vitest';
import { explainReply } from '../../../../src/services/acs/replies.ts';
import type { Stage } from '../../../../src/services/mail-service.ts';
import { readReply } from '../../../../src/smtp/classify.ts';

const explain = (response: string, stage: Stage) => explainReply(readReply(response, stage));

describe('replies', () => {
  it.each<[string, Stage, string, string, boolean]>([
    ['535 5.7.3 Authentication unsuccessful [BL0PR.example]', 'auth', 'auth', 'sign-in-refused', false],
    ['535 Authentication failed', 'auth', 'auth', 'sign-in-refused', false],
    ['504 5.7.4 Unrecognized authentication type', 'auth', 'auth', 'sign-in-method', false],
    ['454 4.7.0 Temporary authentication failure', 'auth', 'throttled', 'busy', true],
    ['530 5.7.57 Client not authenticated to send mail', 'mail', 'auth', 'sign-in-refused', false],
    [
      '450 4.5.127 Message rejected. Excessive message rate from sender',
      'end-of-data',
      'throttled',
      'quota',
      true,
    ],
    [
      '421 4.4.2 Message rejected (450 4.5.127 Excessive message rate)',
      'end-of-data',
      'throttled',
      'quota',
      true,
    ],
    ['450 Excessive message rate from sender', 'data', 'throttled', 'quota', true],
    ["550 5.3.5 Email sender's username is invalid", 'end-of-data', 'rejected', 'sender-unknown', false],
    ["554 Email sender's username is invalid", 'mail', 'rejected', 'sender-unknown', false],
    [
      '550 5.7.1 The specified sender domain has not been linked',
      'mail',
      'rejected',
      'domain-not-linked',
      false,
    ],
    ['404 DomainNotLinked: not found', 'end-of-data', 'rejected', 'domain-not-linked', false],
    ['552 5.3.4 Message size exceeds fixed maximum message size', 'mail', 'rejected', 'too-large', false],
    ['452 4.5.3 Too many recipients', 'rcpt', 'rejected', 'too-many-recipients', false],
    [
      '550 5.7.60 Client does not have permissions to send as this sender',
      'mail',
      'rejected',
      'sender-unknown',
      false,
    ],
    ['550 5.1.1 User unknown', 'rcpt', 'rejected', 'recipient-refused', false],
    ['554 5.7.1 Spam', 'end-of-data', 'rejected', 'message-refused', false],
    ['421 4.3.2 Service not available', 'greeting', 'throttled', 'busy', true],
    ['451 4.3.0 Try later', 'rcpt', 'throttled', 'busy', true],
    ['599 what', 'quit', 'rejected', 'message-refused', false],
    ['250', 'mail', 'rejected', 'message-refused', false],
  ])('%s (%s) is %s, see #%s', (response, stage, kind, anchor, retryable) => {
    const explanation = explain(response, stage);
    expect(explanation).toMatchObject({ kind, anchor });
    expect(explanation.retryable ?? false).toBe(retryable);
    expect(explanation.title).not.toBe('');
    expect(explanation.causes?.length).toBeGreaterThan(0);
    expect(explanation.remedies?.length).toBeGreaterThan(0);
  });

  it('does not take a longer number for an enhanced code', () => {
    expect(explain('450 4.5.1270 odd', 'data').anchor).toBe('busy');
    expect(explain('450 14.5.127 odd', 'data').anchor).toBe('busy');
  });

  it('takes a code for what it means at its stage alone', () => {
    expect(explain('535 5.7.3 no', 'auth').kind).toBe('auth');
    expect(explain('550 5.7.3 no', 'rcpt').anchor).toBe('recipient-refused');
  });

  it('decides by the enhanced code before words', () => {
    expect(explain('552 5.3.4 domain not linked, message too large', 'data').anchor).toBe('too-large');
  });
});
