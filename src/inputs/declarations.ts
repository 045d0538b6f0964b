/**
 * Every input, declared once. action.yml and README.md are proven equal to this table by
 * __tests__/contract. A default that is an expression is evaluated by the runner; here it stands as written.
 */
export interface InputDeclaration {
  /** As in action.yml; empty when the input has no default. */
  default: string;
  /**
   * `secret`: hidden everywhere, in every form that it takes on the wire. `identifier`: hidden in the log only, because
   * resource and app are often named like the organization, and three stars in a subject or in the name of a
   * repository would be wrong data. Without a class the value may be shown, and a secret inside it is hidden.
   */
  secrecy?: 'secret' | 'identifier';
}

const text = (fallback = ''): InputDeclaration => ({ default: fallback });
const secret = (fallback = ''): InputDeclaration => ({ default: fallback, secrecy: 'secret' });
const identifier = (): InputDeclaration => ({ default: '', secrecy: 'identifier' });

export const inputs = {
  service: text('acs'),
  'acs-resource': identifier(),
  'client-id': identifier(),
  'tenant-id': identifier(),
  'client-secret': secret(),
  'secret-expires': text(),
  'smtp-username': identifier(),
  'smtp-password': secret(),
  'username-separator': text('.'),
  auth: text('auto'),

  'smtp-host': text(),
  'smtp-port': text(),
  'max-message-size': text(),

  from: text(),
  to: text(),
  cc: text(),
  bcc: text(),
  'reply-to': text(),
  'recipient-map': text(),
  'allow-domains': text(),

  'notify-on': text('failure, fixed, flaky'),
  repeat: text('always'),
  branches: text(),
  'ignore-branches': text(),
  events: text(),
  'ignore-actors': text(),
  needs: text(),
  status: text(),
  job: text('${{ toJSON(job) }}'),

  kind: text('auto'),
  subject: text(),
  body: text(),
  'body-file': text(),
  html: text(),
  'html-file': text(),
  fields: text(),
  'log-lines': text('40'),
  commits: text('10'),
  'test-reports': text(),
  attachments: text(),
  'attach-logs': text('none'),
  thread: text('incident'),
  timezone: text('UTC'),
  repository: text(),
  'run-id': text(),
  tag: text(),
  environment: text(),
  'environment-url': text(),
  version: text(),
  period: text(),
  'if-no-files-found': text('warn'),
  'attachments-overflow': text('link'),
  priority: text('normal'),
  headers: text(),
  locale: text('en'),

  'github-token': secret('${{ github.token }}'),
  'dry-run': text('false'),
  verify: text('false'),
  'on-error': text('fail'),
  timeout: text('5m'),
  redact: text(),
} satisfies Record<string, InputDeclaration>;

export type InputName = keyof typeof inputs;

export const inputNames = Object.keys(inputs) as InputName[];

/** Names of the inputs of one class. */
export function inputsOf(secrecy: InputDeclaration['secrecy']): InputName[] {
  return inputNames.filter((name) => (inputs[name] as InputDeclaration).secrecy === secrecy);
}
