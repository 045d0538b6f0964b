/**
 * Loaded before a program by `--import`: writes the packages of node_modules whose modules were loaded, one a line,
 * to the file of LOADED_PACKAGES when the program ends.
 */
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const packages = new Set<string>();

registerHooks({
  load(url, context, nextLoad) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
    if (name !== undefined) packages.add(name);
    return nextLoad(url, context);
  },
});

process.once('exit', () => {
  writeFileSync(process.env['LOADED_PACKAGES'] ?? '', [...packages].toSorted().join('\n'));
});
