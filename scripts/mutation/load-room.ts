/** A module that a test imports lazily would count as reached by that test alone; loaded first, it counts for all. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';

for (const file of globSync(process.env['MUTATION_SOURCES'] ?? '')) await import(resolve(file));
