import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * GitHub's runner for 32-bit ARM starts Node 20, and act, Gitea and Forgejo the Node of their image. TypeScript holds
 * src to the language of Node 20 (`lib` in tsconfig.json); this holds the libraries in dist, too.
 */
const NEWER_THAN_NODE_20 = [
  ...['Array.fromAsync', 'Error.isError', 'Iterator.from', 'Map.groupBy', 'Object.groupBy'],
  ...['Promise.try', 'Promise.withResolvers', 'RegExp.escape', 'URL.parse', 'Math.f16round'],
  ...['process.execve', 'process.getBuiltinModule', 'process.threadCpuUsage', 'tls.setDefaultCACertificates'],
  ...['new DisposableStack', 'new AsyncDisposableStack', 'new URLPattern', 'new Float16Array'],
];

const files = globSync(resolve(import.meta.dirname, '../../dist/*.js'));

describe('the built action', () => {
  it.each(NEWER_THAN_NODE_20)('does not need %s', (name) => {
    expect(files).not.toEqual([]);
    const call = `${name}(`;
    expect(files.filter((file) => readFileSync(file, 'utf8').includes(call))).toEqual([]);
  });
});
