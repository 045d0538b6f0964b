import { cleanText } from '../notification/clean-text.ts';

/** The longest name in UTF-16 code units; file systems take 255 bytes. */
const MAX_NAME = 120;

/**
 * A name that every file system takes: composed Unicode without controls and direction overrides (which can hide an
 * extension), without the characters that Windows refuses, and not overlong.
 */
export function cleanName(name: string): string {
  const plain = cleanText(name.normalize('NFC'))
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/(?<![. ])[. ]+$/, '');
  if (plain === '') return 'attachment';
  if (plain.length <= MAX_NAME) return plain;
  const extension = /(?:\.[A-Za-z0-9]{1,10}){1,2}$/.exec(plain)?.[0] ?? '';
  return `${cleanText(plain, { maxLength: MAX_NAME - extension.length })}${extension}`;
}
