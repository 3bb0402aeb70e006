import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { LOCALES } from '../../src/kernel/people.js';
import { asMarkdown } from '../../src/words/markdown.js';
import { textOf } from '../../src/words/words.js';
import { CORPUS } from '../support/corpus.js';
import { emergencies } from '../cards/emergency-samples.js';
import { inEnglish } from '../cards/samples.js';
import { typedEverywhere } from '../cards/typed.js';
import { BECOMES } from './becomes.js';
import { typedFields } from './fields.js';
import { faultsOfCard, faultsOfMail, faultsOfMessage, faultsOfTable } from './judging.js';
import { SAID } from './notices.js';
import { CARDS, everywhere, MAILS, TABLES } from './places.js';
import { saysWith, TAKERS } from './words.js';

/** As harmless as a name, and as long as what is typed in its place. */
const PLAIN = 'Ada Lovelace';

// The cards of a nomination are held to the same in both languages by cards.test.ts.
const cards = everywhere(CARDS, [inEnglish]);
const said = everywhere(SAID);
const mails = everywhere(MAILS);
const none = (faults: readonly string[]): void => assert.deepEqual(faults.slice(0, 5), []);

describe('whatever is typed, wherever it is shown', function () {
  const [plainSaid, plainMails] = [said(PLAIN), mails(PLAIN)];

  for (const [kind, typed] of Object.entries(CORPUS)) {
    describe(kind, () => {
      it('is text on every card', () => {
        none(cards(typed).flatMap(([place, card]) => faultsOfCard(card(), typed).map((fault) => `${place}: ${fault}`)));
      });
      it('is text in every message', () => {
        none(
          said(typed).flatMap(([place, text], n) =>
            faultsOfMessage(text, plainSaid[n]![1]).map((fault) => `${place}: ${fault} in ${text}`),
          ),
        );
      });
      it('is text in every mail', () => {
        none(
          mails(typed).flatMap(([place, mail], n) =>
            faultsOfMail(mail, plainMails[n]![1]).map((fault) => `${place}: ${fault}`),
          ),
        );
      });
      it('is no formula in a table', () => {
        for (const write of Object.values(TABLES))
          none([typed, `x;${typed}`, `x\t${typed}`].flatMap((one) => faultsOfTable(write(one))));
      });
    });
  }
});

/** The same card from a presenter that never thought of it: a TextBlock where a RichTextBlock was. */
const naively = (node: unknown): unknown => {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(naively);
  const { type, inlines } = node as { readonly type?: string; readonly inlines?: readonly { readonly text: string }[] };
  if (type === 'RichTextBlock') return { type: 'TextBlock', text: (inlines ?? []).map(({ text }) => text).join('') };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, naively(value)]));
};

describe('what would draw, write or say it naively', () => {
  const typed = CORPUS['Markdown links']!;

  it('is noticed on each kind of card', () => {
    for (const [kind, draws] of Object.entries(CARDS)) {
      const drawn = draws(typed, inEnglish).map((card) => naively(card()));
      assert.ok(
        drawn.some((card) => faultsOfCard(card, typed).length > 0),
        kind,
      );
    }
  });

  it('is noticed in a message, a mail and a table', () => {
    assert.deepEqual(faultsOfMessage(`Ada says ${typed}`, `Ada says ${PLAIN}`), ['<a', '<img']);
    for (const [kind, write] of Object.entries(MAILS)) {
      const [mail] = write(typed, inEnglish);
      const [likened] = write(PLAIN, inEnglish);
      assert.ok(mail && likened);
      const html = mail.html.replace('</body>', `${CORPUS['HTML']!}</body>`);
      assert.ok(faultsOfMail({ ...mail, html }, likened).length >= 3, kind);
      assert.ok(faultsOfMail({ ...mail, text: `${mail.text}${typed}` }, likened).length > 0, kind);
    }
    assert.deepEqual(faultsOfTable('a,b\n"=evil()",x\n'), [', =evil()', '; "=evil()",x', '\t "=evil()",x']);
    assert.deepEqual(faultsOfTable('a,b\nx;=evil(),y\n'), ['; =evil(),y']);
    assert.ok(faultsOfTable('a,"x;""=evil();y"\n').length > 0);
  });
});

/** The fields of a thing that hold this text, whatever they are part of. */
const fieldsHolding = (thing: unknown, typed: string, around: readonly string[] = []): readonly string[] => {
  if (typeof thing !== 'object' || thing === null) return thing === typed ? around : [];
  const isList = Array.isArray(thing);
  return Object.entries(thing).flatMap(([name, one]) => fieldsHolding(one, typed, isList ? around : [...around, name]));
};

describe('the places of the corpus', () => {
  it('are all kinds of cards that there are', () => {
    const templates = readdirSync('cards').flatMap((name) =>
      name.endsWith('.json') ? [name.replace('.json', '')] : [],
    );
    assert.deepEqual(Object.keys(CARDS).sort(), templates.sort());
  });

  it('are all fields into which people type', () => {
    assert.deepEqual([...typedFields()].sort(), Object.keys(BECOMES).sort());
  });

  it('hold what is typed there in a field of what is drawn, or in the sentences that say it back', () => {
    const typed = CORPUS['HTML']!;
    const drawn = new Set(fieldsHolding([typedEverywhere(typed), emergencies(typed)], typed));
    for (const [field, { shown, said: sentences = [] }] of Object.entries(BECOMES)) {
      assert.ok(shown === undefined || drawn.has(shown), `${field}: ${String(shown)} holds nothing of the corpus`);
      for (const locale of LOCALES)
        for (const at of sentences) {
          const says = TAKERS(locale).find(([place]) => place === at)?.[1];
          const sentence = says && saysWith(says, typed);
          assert.ok(
            sentence?.some((part) => typeof part !== 'string' && part.typed.includes(typed)),
            `${field}: ${at} does not say it, ${locale}`,
          );
        }
    }
  });

  it('show what is typed as it was typed', () => {
    const typed = 'Zoë <b>“1 & 2”</b> [x]';
    for (const [place, draws] of Object.entries(CARDS))
      assert.ok(
        JSON.stringify(draws(typed, inEnglish).map((card) => card())).includes(JSON.stringify(typed).slice(1, -1)),
        place,
      );
    for (const [about, says] of Object.entries(SAID)) {
      if (NAMES_NOBODY.includes(about)) continue;
      const shown = says(typed, inEnglish)
        .join()
        .replaceAll('\u200b', '')
        .replaceAll('&lt;', '<')
        .replace(/\\(?=\W)/g, '');
      assert.ok(shown.includes(typed), `${about}: ${shown}`);
    }
  });
});

const NAMES_NOBODY = ['admin-policy-mended', 'admin-guests', 'admin-hindered'];

/** These take, in place of what is typed, words or sentences of ours, or how many there are of something. */
const OURS: ReadonlySet<string> = new Set(
  `adopt.numbers approval.together approval.warnings.passedOver approval.notChecked approval.neverChecked
   emergency.failed.stopped emergency.failed.let-in nominate.fact nominate.travels.both
   nominate.travels.mail nominate.language.not-allowed nominate.delivery.not-allowed
   nominate.findings.too-many-guests nominate.findings.too-many-today nominate.findings.unchecked
   notices.together notices.lineByLine receipt.change.together receipt.notGiven`.split(/\s+/),
);

describe('every sentence there is, in every language', () => {
  for (const locale of LOCALES)
    it(`keeps what it is given apart from what is ours: ${locale}`, () => {
      const typed = CORPUS['HTML']!;
      const takers = TAKERS(locale);
      const said = takers.flatMap(([at, says]) => {
        const sentence = saysWith(says, typed);
        return sentence ? [{ at, sentence }] : [];
      });
      assert.ok(said.length > takers.length * 0.95, `${said.length} of ${takers.length}`);
      const mixed = said.filter(({ sentence }) =>
        sentence.some((part) => typeof part === 'string' && part.includes(typed)),
      );
      assert.deepEqual(
        mixed.flatMap(({ at }) => (OURS.has(at) ? [] : [at])),
        [],
      );
      for (const { at, sentence } of said) {
        if (OURS.has(at)) continue;
        const likened = sentence.map((part) => (typeof part === 'string' ? part : { ...part, typed: PLAIN }));
        assert.ok(sentence.map(textOf).join('') !== '' || sentence.length === 0, at);
        none(faultsOfMessage(asMarkdown(sentence), asMarkdown(likened)).map((fault) => `${at}: ${fault}`));
      }
    });
});
