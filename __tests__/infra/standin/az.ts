import { search } from 'jmespath';
import { type Answer, type Ask, AzureError, drop, need, openAsk, put } from './ask.ts';
import type { Call } from './commands.ts';
import { askCommunication, askWait } from './communication.ts';
import { askEntra } from './entra.ts';
import { type State, subscription, tenantId } from './state.ts';

/** Answers a proper call of `az` as the service would; changes `state`. */
export function answerAz(call: Call, state: State): Answer {
  try {
    const ask = openAsk(call, state);
    return { status: 0, stdout: print(ask, askCore(ask)), stderr: '' };
  } catch (error) {
    if (error instanceof AzureError) return { status: 3, stdout: '', stderr: `ERROR: ${error.message}\n` };
    throw error;
  }
}

function askCore(ask: Ask): unknown {
  const { state } = ask;
  const named = () => state.groups.find(({ name }) => name === ask.option('--name'));
  switch (ask.words) {
    case 'account show':
      return { tenantId, id: subscription };
    case 'cloud show':
      return { endpoints: { activeDirectory: state.authority } };
    case 'rest':
      return askCommunication(ask);
    case 'resource wait':
      return askWait(ask);
    case 'provider show':
      return { registrationState: state.registered ? 'Registered' : 'NotRegistered' };
    case 'provider register':
      state.registered = true;
      return undefined;
    case 'group exists':
      if (state.blind) throw new AzureError('(AuthorizationFailed) resourceGroups/read');
      return named() !== undefined;
    case 'group show':
      return need(named(), 'resource group');
    case 'group create': {
      const name = ask.option('--name');
      return put(state.groups, {
        id: `${subscription}/resourceGroups/${name}`,
        name,
        location: ask.option('--location'),
      });
    }
    case 'group delete':
      return drop(state.groups, (group) => group === named());
    default:
      return askEntra(ask);
  }
}

/** As knack's TSV: one line an item, tabs between the columns; a null at the top prints nothing. */
function print(ask: Ask, answer: unknown): string {
  const format = ask.option('--output') || 'json';
  if (answer === undefined || format === 'none') return '';
  const query = ask.option('--query');
  const found: unknown = query === '' ? answer : search(answer, query);
  if (found === null) return '';
  if (format === 'json') return `${JSON.stringify(found)}\n`;
  const cell = (value: unknown) => {
    if (Array.isArray(value)) return String(value.length);
    return value === null ? 'None' : String(value);
  };
  const rows = Array.isArray(found) ? found : [found];
  return rows.map((row) => `${Array.isArray(row) ? row.map(cell).join('\t') : cell(row)}\n`).join('');
}
