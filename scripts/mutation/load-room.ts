/**
 * A module that a test imports lazily would count as reached by that test alone; loaded first, it counts for all. Only
 * where it is found out what each test reaches: a mutant needs no more than its tests import.
 */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { inject } from 'vitest';

if (inject('mode' as never) !== 'mutant') {
  for (const file of globSync(process.env['MUTATION_SOURCES'] ?? '')) await import(resolve(file));
}
