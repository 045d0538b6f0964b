import fc from 'fast-check';

/** Any character of Unicode. The unit `binary` of fast-check says the same, and takes a second to build. */
export const codePoint = fc
  .integer({ min: 0, max: 0x10_ffff - 0x800 })
  .map((number) => String.fromCodePoint(number < 0xd8_00 ? number : number + 0x800));
