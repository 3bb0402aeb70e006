import { readFileSync } from 'node:fs';

/** A test by words of its title, as they stand in its source, and its file. */
export type Named = { readonly title: string; readonly file: string };

export const securityPage = (): string => readFileSync('docs/security.md', 'utf8');

/** Every test that a text of that page names. */
export const namedIn = (text: string): readonly Named[] =>
  [...text.matchAll(/\[([^\]]+)\]\(\.\.\/(test\/[\w/.-]+\.ts)\)/g)].map(([, title = '', file = '']) => ({
    title,
    file,
  }));

/** What the page says is attempted, row by row, and the tests that show what becomes of it. */
export const attacksOn = (page: string): readonly { readonly attack: string; readonly tests: readonly Named[] }[] =>
  page
    .split('## What a stolen credential can do')[0]!
    .split('\n')
    .filter((line) => /^\| (?!attack|-)/.test(line))
    .map((line) => ({ attack: line.split('|')[1]!.trim(), tests: namedIn(line) }));
