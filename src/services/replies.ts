import type { ExplainReply, Explanation, Reply, Stage } from './mail-service.ts';

/** What a known reply means: every condition that is given must hold. The first rule of a table that holds is taken. */
export interface Rule extends Explanation {
  codes?: readonly number[];
  /** Enhanced status codes; found anywhere in the reply, because servers also wrap one reply in another. */
  enhanced?: readonly string[];
  stages?: readonly Stage[];
  /** For replies whose codes say too little. */
  words?: RegExp;
}

/**
 * Makes the function that turns a negative reply into what it means, why it usually happens and what to do.
 *
 * A reply that no rule knows keeps its class, 4yz can be tried again, 5yz cannot (RFC 5321 section 4.2.1), and is about
 * the stage that it answers: the connection, the sign-in or the message.
 *
 * @param rules the most particular first
 * @param refused what an unknown 5yz to the sign-in means
 */
export function explainBy(rules: readonly Rule[], refused: Explanation): ExplainReply {
  return (reply) => {
    const rule = rules.find((each) => holds(each, reply));
    if (rule) return rule;
    if (reply.code >= 400 && reply.code < 500) return busy(reply.code);
    if (reply.stage === 'auth') return refused;
    return reply.stage === 'greeting' || reply.stage === 'ehlo' ? unwelcome(reply.code) : unknown(reply.code);
  };
}

function holds({ codes, enhanced, stages, words }: Rule, reply: Reply): boolean {
  return (
    (stages === undefined || stages.includes(reply.stage)) &&
    (codes === undefined || codes.includes(reply.code)) &&
    (words === undefined || words.test(reply.text)) &&
    (enhanced === undefined ||
      enhanced.some((code) => reply.enhanced === code || holdsCode(reply.text, code)))
  );
}

function holdsCode(text: string, code: string): boolean {
  return new RegExp(`(?:^|[^\\d.])${code.replaceAll('.', '\\.')}(?![\\d.]*\\d)`).test(text);
}

function busy(code: number): Explanation {
  return {
    kind: 'throttled',
    title: `The server is not able to take the message at the moment (${code})`,
    causes: ['The service is busy, limits connections, or delays senders that it does not know yet.'],
    remedies: ['Run the step again later; a larger timeout gives the action more tries.'],
    anchor: 'busy',
    retryable: true,
  };
}

/** RFC 5321 section 3.1 (554 in place of a greeting) and RFC 7504 (521). */
function unwelcome(code: number): Explanation {
  return {
    kind: 'connect',
    title: `The server refused the connection (${code})`,
    causes: ['The server takes no mail at all, or none from the address of this runner.'],
    remedies: [
      'Check smtp-host and smtp-port; ask who runs the server whether it lists this address as unwanted.',
    ],
    anchor: 'no-connection',
  };
}

function unknown(code: number): Explanation {
  return {
    kind: 'rejected',
    title: `The server refused the message${code ? ` (${code})` : ''}`,
    causes: ['The reply is not one that this action knows; the server’s own words are below.'],
    remedies: ['Turn on step debug logging (ACTIONS_STEP_DEBUG) to see the whole conversation.'],
    anchor: 'message-refused',
  };
}
