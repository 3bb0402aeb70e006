import assert from 'node:assert/strict';
import { CORPUS } from '../support/corpus.js';
import { answered, facts, inquiry, mia, noor, oskar, someone, sue, type Change } from './samples.js';
import { seen, TWO_STEPS } from './views.js';

/**
 * The nomination of somebody who typed this into every field, in a company and a directory that did the same. The address
 * cannot hold it: Entra refuses such.
 */
export const typedEverywhere = (text: string): Change => {
  const [apollo] = facts.access;
  const eight = Array.from({ length: 8 }, (_, n) => ({ ...apollo!, key: `apollo-${String(n)}`, name: text }));
  const said = { en: text, 'zh-CN': text };
  const named = { rule: text, missing: ['homeTenant', 'partner', 'nominator'] as const };
  const by = { ...oskar, name: text };
  const asked = Array.from({ length: 9 }, (_, n) =>
    n === 8
      ? inquiry({ by, text, stage: 2 })
      : answered({ by, text, stage: Math.floor(n / 3), answer: { at: facts.nominatedAt, text } }),
  );
  const change = {
    by,
    at: facts.nominatedAt,
    to: { until: facts.until, without: ['apollo-8'], sponsor: { ...mia, name: text }, deliveries: ['mail'] as const },
    was: {
      until: facts.until,
      access: [...eight, { ...apollo!, key: 'apollo-8', name: text }],
      sponsor: { ...noor, name: text },
      deliveries: facts.deliveries,
    },
  };
  return {
    inquiries: asked,
    changes: Array.from({ length: 8 }, () => change),
    nominator: { ...sue, name: text, address: text },
    guest: { ...facts.guest, name: text, company: text, displayName: text },
    access: eight,
    fallen: Array.from({ length: 8 }, (_, n) => {
      const gone = [{ ...apollo!, key: `gone-${String(n)}`, name: text }];
      return {
        access: gone,
        at: facts.nominatedAt,
        why: 'denied',
        decision: { by: someone(78, text), at: facts.nominatedAt, comment: text },
      };
    }),
    reason: text,
    judgement: { ...TWO_STEPS, rule: text },
    sponsor: { ...mia, name: text },
    backup: { ...noor, name: text },
    joined: Array.from({ length: 8 }, () => ({ ...mia, name: text })),
    answers: Array.from({ length: 12 }, (_, n) => ({ key: `q${String(n)}`, label: said, answer: said })),
    seen: seen({
      homeTenant: { name: text },
      warnings: [
        { finding: 'look-alike', domain: text, known: text, ours: false, guests: 12 },
        { finding: 'cross-tenant-partly', tenant: text },
        { finding: 'private-mailbox', domain: text, mailbox: 'disposable' },
        { finding: 'contact' },
        { finding: 'decided-there', names: [text, text, text, text], how: 'by-nobody' },
        { finding: 'passed-over', rules: Array.from({ length: 30 }, () => named) },
      ],
      unchecked: ['address', 'deleted-guests', 'contacts', 'thing', 'nominator', 'connected-organisations'],
    }),
  };
};

const fromCorpus = (...kinds: readonly string[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, CORPUS[kind] ?? assert.fail(kind)]));

/** Of the corpus what a card could make something of, and besides whatever is long. test/typed holds the rest of it, everywhere. */
export const HOSTILE: Readonly<Record<string, string>> = {
  ...fromCorpus('Markdown links', 'Markdown looks', 'HTML', 'a template', 'a date function'),
  ...fromCorpus('a right-to-left override', 'emoji', 'control characters', 'ends of lines'),
  '4,000 characters': 'long '.repeat(800),
  '4,000 Chinese characters': '長'.repeat(4000),
  '4,000 units of emoji': '👩🏽‍💻'.repeat(571),
  '4,000 quotes': '"'.repeat(4000),
  '4,000 backslashes': '\\'.repeat(4000),
};
