/** Compiles a glob, or several of which one must match, to a test. */
export type CompileGlob = (globs: string | string[], options?: GlobOptions) => (text: string) => boolean;

export interface GlobOptions {
  /** Upper and lower case are the same. */
  nocase?: boolean;
  /** Braces are literal. */
  nobrace?: boolean;
}

/** Without brackets, extended globs and negation: `dependabot[bot]` and `!important` are names. */
const plainGlobs = { dot: true, nobracket: true, noextglob: true, nonegate: true } as const;

/** Loads the compiler of globs, in which `*` stays within a path segment and `**` does not. Most runs have no glob. */
export async function loadGlobs(): Promise<CompileGlob> {
  const { default: picomatch } = await import('picomatch');
  return (globs, options) => picomatch(globs, { ...plainGlobs, ...options });
}

/**
 * Compiles a list as under `on:`: a later `!pattern` takes back an earlier match. A list of nothing but `!patterns`
 * matches everything else, an empty list nothing.
 */
export async function compileList(
  patterns: readonly string[],
  options: GlobOptions = {},
): Promise<(name: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const compile = await loadGlobs();
  const rules = patterns.map((pattern) => {
    const isNegated = pattern.startsWith('!');
    const glob = isNegated ? pattern.slice(1) : pattern;
    return { isNegated, matches: glob === '' ? () => false : compile(glob, options) };
  });
  const isOpen = rules.every(({ isNegated }) => isNegated);
  return (name) =>
    rules.reduce((isMatch, { isNegated, matches }) => (matches(name) ? !isNegated : isMatch), isOpen);
}
