import { describe, expect, it } from 'vitest';
import { lintMessage, type Rule } from '../../../testing/emlint/emlint.ts';
import { rules } from '../../../testing/emlint/source.ts';

const good = `Auto-Submitted: auto-generated
List-Id: contoso/app <ci.app.contoso.notify.contoso.example>
From: =?UTF-8?Q?Gr=C3=B6=C3=9Fe=2C_Bau?= <builds@notify.contoso.example>
To: "Doe, Jane" <jane@contoso.example>,
 =?UTF-8?B?0JDQtNCw?= <ada@contoso.example>
Subject: =?UTF-8?Q?=E2=9C=97_CI_failed_on_main_=E2=80=93_contoso/app?=
 =?UTF-8?Q?_=28=2310=29?= and more
Message-ID: <build.1@notify.contoso.example>
In-Reply-To: <root@notify.contoso.example>
References: <root@notify.contoso.example>
 <other@notify.contoso.example>
Date: Wed, 04 Mar 2026 09:24:12 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Gr=C3=BC=C3=9Fe, =
soft
..dots
--inner
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 7bit

<p>Hello</p>
--inner--
--outer
Content-Type: application/pdf
Content-Transfer-Encoding: base64
Content-Disposition: attachment;
 filename*0*=utf-8''Pr%C3%BCf;
 filename*1*=bericht.pdf

JVBERi0xLjcK
--outer--
`;

const lint = (text: string): Rule[] => [
  ...new Set(lintMessage(Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1')).map(({ rule }) => rule)),
];

/** The good message with one thing changed; throws when the place is not there. */
function broken(from: string, to: string): string {
  if (!good.includes(from)) throw new Error(`the good message has no ${from}`);
  return good.replace(from, () => to);
}

const long = 'word '.repeat(20).trim();

const samples: readonly [what: string, message: string, expected: Rule[]][] = [
  ['a bare CR', broken('..dots', '..do\rts'), ['line-end', 'quoted-printable']],
  ['a NUL', broken('<p>Hello', '<p>\0Hello'), ['nul']],
  ['an encoded NUL', broken('=\nsoft', '=00'), ['nul']],
  ['a line of 999 octets', broken('<p>Hello', `<p>${'x'.repeat(995)}`), ['line-length']],
  ['no empty line', 'From: a@b.example', ['header-end', 'field-missing', 'charset', 'text-part']],
  ['a line that is no field', broken('MIME-Version: 1.0', 'MIME-Version: 1.0\nnonsense'), ['header-syntax']],
  ['a blank before the colon', broken('Date:', 'X-Date : x\nDate:'), ['header-syntax']],
  ['an empty field', broken('Date:', 'X-Empty: \nDate:'), ['header-syntax']],
  ['UTF-8 in a header', broken('Doe, Jane', 'Doe, J\u00c3\u00a4ne'), ['header-octet', 'address']],
  ['a tab is no trouble', broken('To: "Doe', 'To:\t"Doe'), []],
  ['a foldable line of 79', broken('Date:', `X-Long: ${long}\nDate:`), ['header-line-length']],
  ['a long word is no trouble', broken('Date:', `X-Long:\n ${'w'.repeat(200)}\nDate:`), []],
  ['a fold of blanks only', broken(' =?UTF-8?B', ' \n =?UTF-8?B'), ['header-fold']],
  ['two subjects', broken('Date:', 'Subject: x\nDate:'), ['field-count']],
  [
    'two types of one part',
    broken('<p>', '<p>').replace('Content-Type: application/pdf', 'Content-Type: a/b\nContent-Type: a/b'),
    ['field-count'],
  ],
  ['no date', broken('Date: Wed, 04 Mar 2026 09:24:12 +0000\n', ''), ['field-missing']],
  ['no recipient', good.replace(/^To:.*\n .*\n/m, ''), ['field-missing']],
  ['a word that does not end', broken('_=28=2310=29?=', '_=28=2310=29'), ['encoded-word']],
  ['a word of 76', broken('?_=28=2310=29?= and more', `?${'a'.repeat(64)}?=`), ['encoded-word']],
  [
    'a line of 77 with a word',
    broken('and more', 'and more and more and more and more and more abcdef'),
    ['encoded-word'],
  ],
  ['a word with a blank', broken('_=28=2310=29', '_=28 10=29'), ['encoded-word']],
  ['lower-case hex in a word', broken('Gr=C3=B6', 'Gr=c3=b6'), ['encoded-word']],
  ['a special in a word of a name', broken('=2C_Bau', '!=2C"Bau'), ['encoded-word', 'address']],
  ['base64 without padding', broken('0JDQtNCw', '0JDQtNC'), ['encoded-word']],
  ['an unknown encoding', broken('UTF-8?B?', 'UTF-8?X?'), ['encoded-word']],
  ['a line break in a word', broken('_=28=2310=29', '_=0D=0ABcc:_x'), ['encoded-word']],
  ['an empty word', broken('0JDQtNCw', ''), ['encoded-word']],
  ['a word beside text', broken('?= and more', '?=and more'), ['encoded-word-place']],
  ['a word behind the colon', broken('From: =?', 'From:=?'), ['encoded-word-place']],
  [
    'a word in References',
    broken('References: <root@', 'References: <=?UTF-8?Q?root?=@'),
    ['encoded-word-place'],
  ],
  ['half a character in a word', broken('=E2=80=93_contoso', '=E2=80_contoso'), ['encoded-word-charset']],
  ['an unknown charset of a word', broken('UTF-8?B?', 'x-none?B?'), ['encoded-word-charset']],
  ['a word in a quoted name', broken('"Doe, Jane"', '"=?UTF-8?Q?Doe?="'), ['address', 'encoded-word-place']],
  ['a comma in a name', broken('"Doe, Jane"', 'Doe, Jane'), ['address']],
  ['a dot in a name', broken('"Doe, Jane"', 'Dr. Jane'), ['address']],
  ['no domain', broken('<jane@contoso.example>', '<jane>'), ['address']],
  ['two dots', broken('<jane@', '<jane..doe@'), ['address']],
  ['an unclosed quote', broken('"Doe, Jane"', '"Doe, Jane'), ['address']],
  ['a local part of 65', broken('"Doe, Jane" <jane@', `\n <${'j'.repeat(65)}@`), ['address']],
  ['a blind copy in sight', broken('Date:', 'Bcc: boss@contoso.example\nDate:'), ['address']],
  [
    'an address without brackets is no trouble',
    broken('"Doe, Jane" <jane@contoso.example>', 'jane@contoso.example'),
    [],
  ],
  ['two senders', broken('Date:', 'Sender: a@b.example, c@d.example\nDate:'), ['address']],
  ['an id without a domain', broken('<build.1@notify.contoso.example>', '<build.1>'), ['message-id']],
  [
    'an id without brackets',
    broken('<build.1@notify.contoso.example>', 'build.1@notify.contoso.example'),
    ['message-id'],
  ],
  [
    'a comma between references',
    broken('<root@notify.contoso.example>\n <other', '<root@notify.contoso.example>,\n <other'),
    ['references'],
  ],
  ['a comment in references', broken('References: ', 'References: (x) '), ['references']],
  ['a named zone', broken('+0000', 'GMT'), ['date']],
  ['the wrong weekday', broken('Wed,', 'Thu,'), ['date']],
  ['30 February', broken('Wed, 04 Mar', '30 Feb'), ['date']],
  ['25 o’clock', broken('09:24:12', '25:24:12'), ['date']],
  ['a list without a dot', broken('<ci.app.contoso.notify.contoso.example>', '<ci>'), ['list-id']],
  [
    'a list without brackets',
    broken('contoso/app <ci.app.contoso.notify.contoso.example>', 'ci.contoso.example'),
    ['list-id'],
  ],
  ['another version of MIME', broken('MIME-Version: 1.0', 'MIME-Version: 1.1'), ['mime-version']],
  ['no subtype', broken('application/pdf', 'pdf'), ['content-type']],
  ['an unknown disposition', broken('attachment;', 'attached;'), ['content-type']],
  ['an unquoted parameter', broken('application/pdf', 'application/pdf; name=a b.pdf'), ['parameter']],
  [
    'an encoded word in a parameter',
    broken('application/pdf', 'application/pdf; name="=?UTF-8?Q?Pr=C3=BCf?="'),
    ['encoded-word-place', 'parameter'],
  ],
  ['a doubled parameter', broken('application/pdf', 'application/pdf; name=a; name=b'), ['parameter']],
  ['pieces out of order', broken('filename*1*', 'filename*2*'), ['parameter']],
  [
    'a piece that is not encoded',
    broken('*1*=bericht', '*1*="ber icht"').replace('"ber icht".pdf', '"ber icht"'),
    ['parameter'],
  ],
  ['no charset of a file name', broken("utf-8''Pr", 'Pr'), ['parameter']],
  ['half a character in a file name', broken('Pr%C3%BCf', 'Pr%C3f'), ['parameter']],
  ['a path for a file name', broken('*1*=bericht', '*1*=..%2Fbericht'), ['parameter']],
  ['a line break in a file name', broken('*1*=bericht', '*1*=%0D%0Abericht'), ['parameter']],
  [
    'a file name in plain pieces is no trouble',
    broken("filename*0*=utf-8''Pr%C3%BCf;\n filename*1*=bericht.pdf", 'filename*0="a b";\n filename*1=c'),
    [],
  ],
  [
    'a Subject in a part',
    broken('Content-Type: application/pdf', 'Subject: x\nContent-Type: application/pdf'),
    ['part-field'],
  ],
  ['no boundary', broken('; boundary="inner"', ''), ['boundary']],
  ['no closing delimiter', broken('--inner--\n', ''), ['boundary']],
  ['no part', broken('boundary="inner"', 'boundary="other"'), ['boundary', 'preamble', 'text-part']],
  ['a line like the delimiter', broken('<p>Hello', '--innermost\n<p>Hello'), ['boundary']],
  ['a boundary that ends in a blank', broken('boundary="inner"', 'boundary="inner "'), ['boundary']],
  ['a preamble', broken('\n\n--outer', '\n\nThis is MIME.\n--outer'), ['preamble']],
  ['an epilogue', `${good}more\n`, ['preamble']],
  [
    'HTML first',
    broken('text/plain', 'text/x').replace('text/html', 'text/plain').replace('text/x', 'text/html'),
    ['part-order'],
  ],
  ['no text', broken('text/plain; charset=utf-8', 'text/calendar; charset=utf-8'), ['text-part']],
  ['an empty text', broken('<p>Hello</p>', ' '), ['text-part']],
  ['no charset', broken('text/html; charset=utf-8', 'text/html'), ['charset']],
  ['an unknown charset', broken('text/html; charset=utf-8', 'text/html; charset=x-none'), ['charset']],
  ['bytes that are no UTF-8', broken('=C3=BC', '=C3'), ['charset']],
  ['a text file without charset is no trouble', broken('application/pdf', 'text/csv'), []],
  ['an unknown transfer encoding', broken('7bit', 'x-uuencode'), ['transfer-encoding']],
  [
    'an encoded multipart',
    broken('boundary="inner"', 'boundary="inner"\nContent-Transfer-Encoding: base64'),
    ['transfer-encoding'],
  ],
  ['8-bit octets in 7bit', broken('Hello', 'H\u00c3\u00a4llo'), ['eight-bit']],
  ['8-bit octets in 8bit are no trouble', broken('7bit', '8bit').replace('Hello', 'H\u00c3\u00a4llo'), []],
  ['a line of 77 in quoted-printable', broken('..dots', 'x'.repeat(77)), ['quoted-printable']],
  ['a blank at the end in quoted-printable', broken('..dots', '..dots '), ['quoted-printable']],
  ['lower-case hex in quoted-printable', broken('=C3=BC', '=c3=bc'), ['quoted-printable']],
  ['an octet that is not encoded', broken('Gr=C3=BC', 'Gr\u00c3\u00bc'), ['quoted-printable']],
  ['a soft line break at the end', broken('..dots', '..dots='), ['quoted-printable']],
  ['a line of 80 in base64', broken('JVBERi0xLjcK', 'JVBE'.repeat(20)), ['base64']],
  ['padding inside base64', broken('JVBERi0xLjcK', 'JVB=\nJVBE'), ['base64']],
  ['base64 that is cut', broken('JVBERi0xLjcK', 'JVBERi0xLjc'), ['base64']],
];

describe('the mail linter', () => {
  it('finds nothing in a good message', () => {
    expect(lintMessage(Buffer.from(good.replaceAll('\n', '\r\n')))).toEqual([]);
  });

  it.each(samples)('%s', (_what, message, expected) => {
    expect(lint(message).toSorted()).toEqual(expected.toSorted());
  });

  it('finds LF line ends', () => {
    expect(lintMessage(Buffer.from(good))[0]).toMatchObject({ rule: 'line-end', line: 1 });
  });

  it('has a sample for every rule', () => {
    expect([...new Set(samples.flatMap(([, , expected]) => expected))].toSorted()).toEqual(rules.toSorted());
  });

  it('says the line', () => {
    expect(lintMessage(Buffer.from(broken('Wed,', 'Thu,').replaceAll('\n', '\r\n')))).toEqual([
      { rule: 'date', line: 12, text: 'Date: that day is no Thu' },
    ]);
  });
});
