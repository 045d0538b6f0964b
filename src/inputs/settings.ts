import type { Conclusion, Kind } from '../notification/notification.ts';
import type { Policy } from '../notification/policy.ts';
import type { Mailbox } from '../recipients/mailbox.ts';
import type { RecipientRules } from '../recipients/resolve.ts';
import type { Login, MailService, SignInWay } from '../services/mail-service.ts';

/** Where a text of the user's comes from: the input itself or a file of the workspace, never both. */
export interface Source {
  input: 'body' | 'body-file' | 'html' | 'html-file';
  /** The text; absent for a file, which is read later. */
  text?: string;
  path?: string;
}

/** The user's wishes, typed, checked and immutable. Built once from the inputs; nothing else reads inputs. */
export interface Settings {
  service: MailService;
  login: Login;
  signIn: SignInWay;
  /** The password, or the client secret that a token is got with; empty when signing in by OIDC. */
  secret: string;
  server: { host: string; port: number };
  /** Octets of the whole message as encoded. */
  maxMessageBytes: number;

  from: Mailbox;
  replyTo: readonly Mailbox[];
  recipients: RecipientRules;

  policy: Policy;
  status: Conclusion | undefined;
  /** `owner/name` of the repository that the mail is about; empty for that of this run. */
  repository: string;
  /** The run that the mail is about; undefined for this one, and for a digest of a period. */
  runId: number | undefined;
  kind: Kind | 'auto';
  /** Release to tell about; empty for that of the event or the run. */
  tag: string;
  /** What was deployed where; empty where the event or GitHub knows it. */
  deployment: { environment: string; url: string; version: string };
  /** Milliseconds that a digest covers, or the jobs of this run; undefined for the time since the last digest. */
  period: number | 'run' | undefined;
  /** A Liquid template of one line; empty for the built-in subject. */
  subject: string;
  body: Source | undefined;
  html: Source | undefined;
  fields: Readonly<Record<string, string>>;
  logLines: number;
  commits: number;
  /** Patterns of JUnit XML and TRX files. */
  testReports: readonly string[];
  /** Patterns of files, and of directories to be packed. */
  attachments: readonly string[];
  ifNoFilesFound: 'error' | 'warn' | 'ignore';
  /** What becomes of attachments that do not fit. */
  overflow: 'fail' | 'link';
  attachLogs: 'none' | 'failed';
  priority: 'high' | 'normal' | 'low';
  headers: readonly { name: string; value: string }[];
  thread: 'incident' | 'branch' | 'run' | 'none';
  timezone: string;
  locale: string;

  githubToken: string;
  dryRun: boolean;
  verify: boolean;
  onError: 'fail' | 'warn';
  /** ISO 8601 day or time at which the secret ends; empty when it is not known. */
  secretEndsOn: string;
  timeoutMs: number;
  /** What is hidden in logs, beside the known shapes of secrets. */
  redact: readonly RegExp[];
}
