import { readFileSync } from 'node:fs';

/** Real domains of distinct owners; where they are from stands at the head of the file. */
export const readDomains = (): readonly string[] =>
  readFileSync('bench/look-alikes/domains.txt', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
