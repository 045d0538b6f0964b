/**
 * `npm start`: the main job, on this machine alone. A matrix build with one failing job, the third red run in a row:
 * the emulator plays the mail service, a stub plays GitHub, and dist/index.js is started as the runner starts it.
 * `npm start -- --service hve` plays another service: exchange-online, hve or smtp. `--with name=value` sets an input, and
 * may be given several times.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { simpleParser } from 'mailparser';
import { createAuthority } from '../emulator/certificate.ts';
import { defaultAccount, type Emulator, startEmulator } from '../emulator/emulator.ts';
import { type ServiceName, serviceNames } from '../src/services/mail-service.ts';
import { startEntraStub } from '../testing/entra/stub.ts';
import { type Scenario, stillFailing } from '../testing/github/scenarios.ts';
import { runAction } from '../testing/runner/run-action.ts';
import { actionIn, startGitHub } from '../testing/runner/story.ts';

const FOLDER = resolve('out/demo');

const options = readOptions();
const scenario = moveToNow(stillFailing());
const github = await startGitHub(scenario);
const { emulator, inputs, env, stop } = await startService(options.service);
const given = actionIn(scenario, github, emulator);
const result = await runAction({
  ...given,
  inputs: { ...given.inputs, ...inputs, ...options.inputs },
  env: { ...given.env, ...env, NODE_EXTRA_CA_CERTS: emulator.caPath },
});

title('The job log, as GitHub would show it');
console.log(showLog(result.log));

title('Outputs');
const outputs = Object.entries(result.outputs).map(([name, value]) => `${name.padEnd(16)} ${value}`);
console.log(outputs.join('\n'));

const dialogue = (emulator.sessions[0]?.transcript ?? []).map(({ atMs, from, line, isSecured }) => {
  const who = from === 'client' ? 'C' : 'S';
  return `${String(Math.round(atMs)).padStart(5)} ms  ${isSecured ? 'TLS' : '   '}  ${who}: ${line}`;
});
if (dialogue.length > 0) {
  title('The conversation with the mail service (C = action, S = emulator)');
  console.log(dialogue.join('\n'));
}

const message = emulator.messages[0];
if (message) {
  const mail = await simpleParser(message.content);
  mkdirSync(FOLDER, { recursive: true });
  const write = (name: string, content: string | Buffer) => writeFileSync(join(FOLDER, name), content);
  write('mail.eml', message.content);
  const html = mail.html || '';
  write('mail.html', html);
  write('mail-dark.html', darken(html));
  write('mail.txt', mail.text ?? '');
  write('summary.md', result.summary);
  const texts = {
    'Text part': mail.text ?? '',
    Outputs: outputs.join('\n'),
    'SMTP dialogue (C = action, S = emulator)': dialogue.join('\n'),
    'Job log': showLog(result.log),
    Source: message.content.toString(),
  };
  write('index.html', page(mail.subject ?? '', texts));
  title('The mail, text part');
  console.log(mail.text);
  title('Where it was written');
  for (const name of ['mail.eml', 'mail.html', 'mail.txt', 'summary.md']) console.log(join(FOLDER, name));
  console.log(`\nOpen ${pathToFileURL(join(FOLDER, 'index.html')).href}`);
}
await Promise.all([stop(), github.stop()]);
const preview = result.outputs['eml-path'];
// The files of a dry run are what it is for.
if (!preview) rmSync(resolve(result.temp, '..'), { recursive: true });

if (result.code !== 0) {
  console.error('\n✗ The step failed: see the job log above.');
  process.exitCode = 1;
} else if (message === undefined) {
  console.log(
    preview ? `\nThe mail that was not sent: ${preview}` : '\nNo mail was sent: see the job log above.',
  );
}

/** The service and the inputs that the command line names; ends the program where it cannot be read. */
function readOptions(): { service: ServiceName; inputs: Record<string, string> } {
  try {
    const { values } = parseArgs({
      options: {
        service: { type: 'string', default: 'acs' },
        with: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(`npm start -- [--service ${serviceNames.join('|')}] [--with input=value]...`);
      process.exit();
    }
    const service = serviceNames.find((name) => name === values.service);
    if (!service) {
      throw new RangeError(`--service must be one of ${serviceNames.join(', ')}, not ${values.service}`);
    }
    const pairs = values.with.map((pair) => {
      const [, name, value] = /^([\w-]+)=([\s\S]*)$/.exec(pair) ?? [];
      if (name === undefined) throw new RangeError(`--with must be name=value, not ${pair}`);
      return [name, value] as const;
    });
    return { service, inputs: Object.fromEntries(pairs) as Record<string, string> };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** An emulator that plays the service, with what the action needs to use it: inputs, and an Entra that gives tokens. */
async function startService(service: ServiceName): Promise<{
  emulator: Emulator;
  inputs: Record<string, string>;
  env: Record<string, string>;
  stop: () => Promise<unknown>;
}> {
  const { acsResource, clientId, tenantId, clientSecret, username } = defaultAccount;
  if (service === 'smtp') {
    const emulator = await startEmulator({ mechanisms: ['PLAIN', 'LOGIN'] });
    const smtp = { service, 'smtp-username': username, 'smtp-password': clientSecret };
    const none = { 'acs-resource': '', 'client-id': '', 'tenant-id': '', 'client-secret': '' };
    return { emulator, inputs: { ...none, ...smtp }, env: {}, stop: () => emulator.close() };
  }
  const authority = createAuthority();
  const entra = await startEntraStub(authority.issue('good', ['localhost']));
  const roles = ['SMTP.SendAsApp', 'Mail.Send'];
  entra.registerTenant(tenantId, [{ clientId, secrets: [{ value: clientSecret }], roles }]);
  const tokens = {
    plays: service,
    findToken(value: string) {
      const token = entra.validateAccessToken(value);
      return token && { ...token, value, clientId: token.appId };
    },
  };
  const emulator = await startEmulator({ ...(service !== 'acs' && tokens), authority });
  return {
    emulator,
    inputs: { service, 'acs-resource': service === 'acs' ? acsResource : '' },
    env: { AZURE_AUTHORITY_HOST: entra.authorityHost },
    stop: () => Promise.all([emulator.close(), entra.close()]),
  };
}

function title(text: string): void {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}`);
}

/** The log as a reader of the job sees it: commands to the runner become what it makes of them. */
function showLog(log: string): string {
  const labels: Record<string, string> = {
    error: 'Error: ',
    warning: 'Warning: ',
    notice: 'Notice: ',
    group: '',
  };
  return log
    .trim()
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, command, text = ''] = /^::([a-z-]+)(?: .*?)?::(.*)$/.exec(line) ?? [];
      if (command === undefined) return [line];
      const label = labels[command];
      return label === undefined ? [] : [label + unescapeData(text)];
    })
    .join('\n');
}

/** Undoes the escapes of the text of a command. */
function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** The mail with its dark scheme switched on, whatever the browser prefers. */
function darken(html: string): string {
  return html
    .replaceAll('(prefers-color-scheme:dark)', 'all')
    .replace('<html ', '<html style="color-scheme:dark" ');
}

/** The story is written for one day; here it ends now, so that its durations are true. */
function moveToNow(story: Scenario): Scenario {
  const shiftMs = Date.now() - Date.parse(story.now);
  const isoTime = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;
  const moved = JSON.stringify(story).replace(isoTime, (time) => {
    const shifted = new Date(Date.parse(time) + shiftMs).toISOString();
    return time.includes('.') ? shifted : shifted.replace(/\.\d+/, '');
  });
  return JSON.parse(moved) as Scenario;
}

/** A page that shows the mail light, dark and narrow, and the texts below it, each with a heading. */
function page(subject: string, texts: Record<string, string>): string {
  const escapeHtml = (raw: string) => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const frames = [
    ['Light', 'mail.html', ''],
    ['Dark', 'mail-dark.html', ''],
    ['Narrow, 360 px', 'mail.html', 'narrow'],
  ].map(
    ([caption, file, kind]) =>
      `<figure><figcaption>${caption}</figcaption><iframe class="${kind}" title="${caption}" src="${file}"></iframe></figure>`,
  );
  const sections = Object.entries(texts).map(
    ([heading, text]) => `<h2>${heading}</h2>\n<pre>${escapeHtml(text)}</pre>`,
  );
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escapeHtml(subject)}</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; margin: 24px; background: #e5e7eb; color: #111 }
  .frames { display: flex; gap: 24px; overflow-x: auto } figure { margin: 0 }
  iframe { width: 680px; height: 1100px; border: 1px solid #999; background: #fff; color-scheme: light }
  iframe.narrow { width: 360px } pre { background: #fff; padding: 16px; overflow: auto; max-height: 600px }
</style>
<h1>${escapeHtml(subject)}</h1>
<div class="frames">${frames.join('\n')}</div>
${sections.join('\n')}
</html>
`;
}
