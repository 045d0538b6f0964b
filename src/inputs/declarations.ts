/**
 * Every input, declared once. action.yml and README.md are proven equal to this table by
 * __tests__/contract. A default that is an expression is evaluated by the runner; here it stands as written.
 */
export interface InputDeclaration {
  /** As in action.yml; empty when the input has no default. */
  default: string;
  /** Never shown, and masked before anything else happens. */
  isSecret?: true;
}

const text = (fallback = ''): InputDeclaration => ({ default: fallback });
const secret = (): InputDeclaration => ({ default: '', isSecret: true });

export const inputs = {
  'acs-resource': secret(),
  'client-id': secret(),
  'tenant-id': secret(),
  'client-secret': secret(),
  'smtp-username': secret(),
  'username-separator': text('.'),
  auth: text('auto'),

  'smtp-host': text('smtp.azurecomm.net'),
  'smtp-port': text('587'),

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
  status: text(),
  needs: text(),
  job: text('${{ toJSON(job) }}'),

  kind: text('auto'),
  tag: text(),
  environment: text(),
  'environment-url': text(),
  version: text(),
  period: text(),
  subject: text(),
  body: text(),
  'body-file': text(),
  html: text(),
  'html-file': text(),
  template: text(),
  fields: text(),
  'log-lines': text('40'),
  commits: text('10'),
  'test-reports': text(),
  attachments: text(),
  'if-no-files-found': text('error'),
  'attachments-overflow': text('fail'),
  'attach-logs': text('none'),
  priority: text('normal'),
  headers: text(),
  thread: text('incident'),
  timezone: text('UTC'),
  locale: text('en'),

  'github-token': { default: '${{ github.token }}', isSecret: true },
  'dry-run': text('false'),
  verify: text('false'),
  'on-error': text('fail'),
  timeout: text('5m'),
  redact: text(),
} as const satisfies Record<string, InputDeclaration>;

export type InputName = keyof typeof inputs;

export const inputNames = Object.keys(inputs) as InputName[];
