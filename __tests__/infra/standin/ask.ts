import type { Call } from './commands.ts';
import type { State } from './state.ts';

/** What a tool answers: its exit status and what it prints. */
export interface Answer {
  status: number;
  stdout: string;
  stderr: string;
}

/** A proper call, and the world that it is about. */
export interface Ask {
  words: string;
  state: State;
  /** The option's first value, or an empty string. */
  option(name: string): string;
  values(name: string): string[];
  has(name: string): boolean;
}

/** What Azure refuses; the state stays as the command left it. */
export class AzureError extends Error {}

export function openAsk({ command, options }: Call, state: State): Ask {
  return {
    words: command.words,
    state,
    option: (name) => options.get(name)?.[0] ?? '',
    values: (name) => [...(options.get(name) ?? [])],
    has: (name) => options.has(name),
  };
}

export function need<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new AzureError(`(ResourceNotFound) ${what} was not found`);
  return found;
}

export function put<T extends { name: string }>(list: T[], entry: T): T {
  const at = list.findIndex(({ name }) => name === entry.name);
  if (at < 0) list.push(entry);
  else list[at] = entry;
  return entry;
}

export function drop<T>(list: T[], gone: (entry: T) => boolean): void {
  list.splice(0, list.length, ...list.filter((entry) => !gone(entry)));
}
