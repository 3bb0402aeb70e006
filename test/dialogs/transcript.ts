import assert from 'node:assert/strict';
import type { Locale } from '../../src/kernel/people.js';
import { chat } from './chat.js';
import type { Office } from './workflow.js';

/** `>` is typed, `[…]` is pressed; what follows must be in the answer, `!` must not. */
export type Transcript = {
  readonly title: string;
  readonly locale?: Locale;
  readonly office?: () => Office;
  readonly lines: string;
};

/** Plays each as a test of its own, and lets nobody look twice for what was looked at in the same turn. */
export const plays = (transcripts: readonly Transcript[]): void => {
  for (const { title, locale = 'en', office, lines } of transcripts) {
    it(`${locale}: ${title}`, async () => {
      const talk = chat({ locale, ...office?.() });
      let heard = '';
      for (const line of lines
        .trim()
        .split('\n')
        .map((one) => one.trim())) {
        const press = /^\[(.+)\]$/.exec(line)?.[1];
        const before = talk.looks.length;
        if (line.startsWith('> ')) heard = await talk.says(line.slice(2));
        else if (press) heard = await talk.presses(press);
        else if (line.startsWith('! ')) assert.ok(!heard.includes(line.slice(2)), `“${line.slice(2)}” in:\n${heard}`);
        else assert.ok(heard.includes(line), `no “${line}” in:\n${heard}`);
        const looks = talk.looks.slice(before).map((ask) => JSON.stringify(ask));
        assert.equal(new Set(looks).size, looks.length, `looked twice for the same after “${line}”`);
      }
    });
  }
};
