import { nearestWord } from '../../nearest-word.ts';
import { model, type Shape } from './model.ts';

/** A name in a template that the data model has not. */
export interface UnknownName {
  path: string;
  /** Valid names at this place, as full paths. */
  names: string[];
}

/** Follows a path through the model; undefined when it is valid. */
export function problemOf(
  segments: readonly unknown[],
  data: Record<string, unknown>,
): UnknownName | undefined {
  let shape: Shape | undefined = model;
  let path = '';
  for (const segment of segments) {
    if (typeof segment === 'number' || typeof segment !== 'string') {
      if (!Array.isArray(shape)) return undefined;
      shape = shape[0];
      path += '[0]';
      continue;
    }
    if (shape === undefined) return undefined;
    const step: string = path === '' ? segment : `${path}.${segment}`;
    if (Array.isArray(shape)) {
      if (segment === 'size') return undefined;
      if (segment !== 'first' && segment !== 'last')
        return { path: step, names: ['first', 'last', 'size'].map((name) => `${path}.${name}`) };
      shape = shape[0];
    } else if (typeof shape === 'object') {
      const next: Shape | undefined = Object.hasOwn(shape, segment) ? shape[segment] : undefined;
      if (next === undefined)
        return {
          path: step,
          names: Object.keys(shape).map((name) => (path === '' ? name : `${path}.${name}`)),
        };
      shape = next;
    } else if (shape === 'record') {
      const known = Object.keys((data[path] ?? {}) as object);
      if (path === 'inputs' || known.includes(segment)) return undefined;
      return { path: step, names: known.map((name) => `${path}.${name}`) };
    } else {
      return segment === 'size' ? undefined : { path: step, names: [path] };
    }
    path = step;
  }
  return undefined;
}

/** The candidate whose last part is nearest to that of the name, when it is near enough to be what was meant. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const tails = candidates.map(lastPart);
  const near = nearestWord(lastPart(name).slice(0, 60), tails);
  return near === undefined ? undefined : candidates[tails.indexOf(near)];
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Names anywhere in the model that end like a name in a loop: `job.nmae` knows only its own last part. */
export function namesLike(path: string): string[] {
  const found = new Set<string>();
  const walk = (shape: Shape): void => {
    if (Array.isArray(shape)) walk(shape[0]);
    else if (typeof shape === 'object') {
      for (const [name, inner] of Object.entries(shape)) {
        found.add(name);
        walk(inner);
      }
    }
  };
  walk(model);
  const nearest = nearestName(path, [...found]);
  if (nearest === undefined) return [];
  return [path.includes('.') ? `${path.slice(0, path.lastIndexOf('.'))}.${nearest}` : nearest];
}
