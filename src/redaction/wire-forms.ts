/**
 * Every form in which credentials can show up on the wire or in a library's log, so that each can be masked.
 *
 * Sources: AUTH LOGIN (draft-murchison-sasl-login), AUTH PLAIN (RFC 4616), XOAUTH2 (Microsoft Learn, "Authenticate an
 * IMAP, POP or SMTP connection using OAuth"), form encoding of the token request (RFC 6749 section 2.3.1; WHATWG URL
 * section 5.2, which also encodes the tilde that Entra's secrets hold). Percent and base64url encoding, JSON and HTML are
 * what logs, answers of others and templates may turn a value into.
 *
 * @param usernames every username that could be sent, both separators included
 * @returns the values and their encodings, without blanks and doubles, longest first
 */
export function listWireForms(usernames: readonly string[], secrets: readonly string[]): string[] {
  const forms = new Set<string>();
  const addEncoded = (value: string) => {
    forms.add(base64(value));
    forms.add(base64(value).replace(/={1,2}$/, ''));
    forms.add(Buffer.from(value, 'utf8').toString('base64url'));
  };
  for (const given of [...usernames, ...secrets]) {
    for (const value of new Set([given, given.trim()])) {
      if (value.trim() === '') continue;
      forms.add(value);
      forms.add(encodeURIComponent(value.toWellFormed()));
      forms.add(encodeFormValue(value));
      forms.add(JSON.stringify(value).slice(1, -1));
      for (const escaped of escapeForHtml(value)) forms.add(escaped);
      addEncoded(value);
    }
  }
  // What is sent is sent without the blanks around it.
  for (const user of usernames.map((value) => value.trim()).filter(Boolean)) {
    for (const secret of secrets.map((value) => value.trim()).filter(Boolean)) {
      addEncoded(`\0${user}\0${secret}`);
      addEncoded(saslXoauth2(user, secret));
    }
  }
  return [...forms].sort((a, b) => b.length - a.length);
}

/** The initial client response of XOAUTH2, not yet base64. */
export function saslXoauth2(username: string, token: string): string {
  return `user=${username}\x01auth=Bearer ${token}\x01\x01`;
}

function encodeFormValue(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice(1);
}

/** As this action, markdown-it and Liquid write it: they differ in the quotes. */
function escapeForHtml(value: string): string[] {
  const tags = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = [tags, tags.replaceAll('"', '&quot;'), tags.replaceAll('"', '&#34;')];
  return quoted.flatMap((text) => [text, text.replaceAll("'", '&#39;')]);
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
