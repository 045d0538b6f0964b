import type { Answer } from './ask.ts';
import type { Call } from './commands.ts';
import type { State } from './state.ts';

/** Answers a proper call of `gh`; changes `state.github`. Values come by `--body` or standard input, as with gh. */
export function answerGh({ command, options, positional }: Call, state: State, stdin: string): Answer {
  const { variables, secrets, environments, running } = state.github;
  const environment = options.get('--env')?.[0];
  const prefix = environment === undefined ? '' : `${environment}/`;
  const name = `${prefix}${positional[0] ?? ''}`;
  const value = options.get('--body')?.[0] ?? stdin.replace(/[\r\n]+$/, '');
  const own = (all: Record<string, string>) =>
    Object.keys(all).filter((key) => (prefix ? key.startsWith(prefix) : !key.includes('/')));
  const date = '2026-11-23T00:00:00Z';
  const done = (stdout = '', status = 0): Answer => ({ status, stdout, stderr: '' });

  switch (command.words) {
    case 'auth status':
      return done();
    case 'api': {
      if (positional[0]?.endsWith('/actions/oidc/customization/sub'))
        return done(`${state.github.subjectPrefix ?? ''}\n`);
      const wanted = /\/environments\/(.+)$/.exec(positional[0] ?? '')?.[1];
      if (wanted === undefined) return done(`${running}\n`);
      return done('', environments.includes(wanted) ? 0 : 1);
    }
    case 'secret list':
      return done(
        own(secrets)
          .map((key) => `${key.slice(prefix.length)}\t${date}\n`)
          .join(''),
      );
    case 'variable list':
      return done(
        own(variables)
          .map((key) => `${key.slice(prefix.length)}\t${variables[key]}\t${date}\n`)
          .join(''),
      );
    case 'secret set':
      secrets[name] = value;
      return done();
    case 'variable set':
      variables[name] = value;
      return done();
    case 'secret delete':
      delete secrets[name];
      return done();
    default:
      delete variables[name];
      return done();
  }
}
