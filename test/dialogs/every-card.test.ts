import assert from 'node:assert/strict';
import { parseAction } from '../../cards/actions.js';
import type { Card } from '../../cards/card.js';
import type { Locale } from '../../src/kernel/people.js';
import type { ExtraQuestion, Policy } from '../../src/policy/policy.js';
import type { Finding } from '../../src/policy/findings.js';
import { buttonsOf, nodesOf, ofType, titlesOf } from '../cards/reading.js';
import { cardSchema, withoutTeams } from '../cards/schema.js';
import { anOffer, aRule } from '../policy/policies.js';
import { chat } from './chat.js';
import { aNominationId, policy, someone, type Office } from './workflow.js';

const OFFERS = Array.from({ length: 300 }, (_, n) =>
  anOffer(`thing-${String(n)}`, `第${String(n)}个项目的名称非常非常非常长`.repeat(3)),
);

const HOSTILE: Readonly<Record<string, string>> = {
  markup: '**bold** [link](https://evil.example) ![x](https://evil.example/x.png) <b>html</b>',
  templates: '${$root} ${name} {{DATE(2027-01-01,SHORT)}} {{TIME(x)}}',
  'turned round': 'a\u202etxt.exe\u2066b\u200b',
  emoji: '🎉👨‍👩‍👧‍👦'.repeat(20),
  'very long': '林'.repeat(1000),
  'nearly too long': '林'.repeat(99),
};

/** The longest answer. */
const LONG = '林'.repeat(200);

/** As many questions of a company's own, as long as the policy file takes them. */
const questions = (text: string): readonly ExtraQuestion[] =>
  Array.from({ length: 10 }, (_, n) => {
    const label = { en: text.slice(0, 120) || 'x', 'zh-CN': text.slice(0, 120) || 'x' };
    const common = { key: `key-${String(n)}`, required: true, label };
    if (n % 3 === 0) return { ...common, kind: 'text', pattern: LONG, hint: label };
    if (n % 3 === 1) return { ...common, kind: 'yes-no' };
    const choices = Array.from({ length: 20 }, (__, m) => ({ value: `${String(m)}${text.slice(0, 58)}`, label }));
    return { ...common, kind: 'choice', choices };
  });

const asking = (text: string): Policy => ({
  ...policy,
  rules: [aRule({ name: text.slice(0, 100) || 'x', questions: questions(text), backupSponsor: 'required' })],
});

const guest = { guest: someone(8, 'x').id };
/** Each offer and each warning, about people who are called so. */
const found = (name: string): readonly Finding[] => [
  { answer: 'offer', finding: 'guest', ...guest, name, until: new Date('2027-06-30') },
  { answer: 'offer', finding: 'invited-guest', ...guest, name },
  { answer: 'offer', finding: 'disabled-guest', ...guest, name },
  { answer: 'offer', finding: 'deleted-guest', ...guest, name },
  {
    answer: 'offer',
    finding: 'open-nomination',
    nomination: aNominationId(1),
    nominator: { ...someone(8, 'x'), name },
    standing: 'other',
  },
  { answer: 'refuse', finding: 'colleague', name },
  { answer: 'refuse', finding: 'thing', offer: 'payroll', name, why: 'label' },
  {
    answer: 'refuse',
    finding: 'rules',
    verdict: { ok: false, why: 'never', rule: name, reason: { en: name, 'zh-CN': name } },
  },
  { answer: 'warn', finding: 'cross-tenant-partly', tenant: name },
  { answer: 'warn', finding: 'decided-there', names: [name, name, name, name], how: 'by-nobody' },
  { answer: 'warn', finding: 'passed-over', rules: Array.from({ length: 9 }, () => ({ rule: name, missing: [] })) },
];

describe('every card of a conversation', () => {
  const all: { name: string; card: Card }[] = [];

  /** What a company wrote, and what is called so in its directory, in every place where it can stand. */
  const lookAtFindings = async (kind: string, text: string, locale: Locale): Promise<void> => {
    const names = Array.from({ length: 8 }, () => ({ ...someone(8, 'x'), name: text || 'x' }));
    const asked = { people: names, from: 'owners' as const };
    const items = Array.from({ length: 4 }, () => ({ name: text || 'x', ...asked }));
    const stages = Array.from({ length: 3 }, () => ({ ...asked, items }));
    const seen: Office['seen'] = { homeTenant: { name: text }, guestsFromThere: { all: 1, accepted: 0 } };
    for (const finding of found(text)) {
      const talk = chat({ locale, rules: asking(text), found: [finding], stages, seen });
      const look = () => all.push(...talk.cards().map(({ card }) => ({ name: `${kind}, ${locale}`, card: card! })));
      await talk.says('invite Ada Lovelace <ada@fabrikam.com>');
      look();
      await talk.says('to Apollo until 30 June, backup: mia@contoso.com');
      look();
      const { id, card } = talk.last();
      const draft = card && (buttonsOf(card)[0]?.['data'] as { readonly draft?: string }).draft;
      if (draft === undefined) continue;
      const reason = text.slice(0, 500) || 'x';
      const answers = (said: (question: ExtraQuestion) => string) =>
        Object.fromEntries(questions(text).map((question) => [`q-${question.key}`, said(question)]));
      const right = (question: ExtraQuestion) =>
        question.kind === 'choice' ? (question.choices[7]?.value ?? '') : question.kind === 'text' ? LONG : 'yes';
      for (const said of [answers(() => text), answers(right)]) {
        await talk.pressData({ verb: 'draft-fill', draft, reason, ...said }, id);
        look();
      }
      await talk.pressData({ verb: 'draft-change', draft }, id);
      look();
    }
  };

  before(async function () {
    for (const locale of ['en', 'zh-CN'] as readonly Locale[]) {
      for (const [kind, text] of Object.entries(HOSTILE)) {
        for (const rules of [policy, { ...policy, offers: [...policy.offers, ...OFFERS] }]) {
          const talk = chat({ locale, rules });
          const look = () => all.push(...talk.cards().map(({ card }) => ({ name: `${kind}, ${locale}`, card: card! })));
          await talk.says('invite');
          const { card, id } = talk.last();
          const draft = buttonsOf(card!).map(({ data }) => data as { readonly draft: string })[0]?.draft;
          const press = async (data: object) => {
            await talk.pressData({ draft, ...data }, id);
            look();
          };
          look();
          const wrong = {
            name: text,
            company: text,
            reason: text,
            until: text,
            access: text,
            language: text,
            delivery: text,
          };
          await press({ verb: 'draft-fill', address: text, ...wrong });
          await press({ verb: 'draft-fill', ...wrong, address: 'ada@fabrikam.com' });
          const typed = text.slice(0, 90);
          await press({
            verb: 'draft-fill',
            name: typed,
            company: typed,
            reason: text.slice(0, 500),
            until: '2027-06-30',
            access: 'project-apollo',
            language: 'en',
            delivery: 'both',
          });
          await press({ verb: 'draft-change' });
          await talk.says('because of it');
          look();
          await talk.says('send');
          await talk.says('withdraw');
          look();
        }
        await lookAtFindings(kind, text, locale);
      }
      for (const isAll of [true, false]) {
        const strangers = { guests: 99_999, known: 2, disabled: 1, strangers: 99_996, unsponsored: 3, isAll };
        const ruths = chat({ locale, strangers });
        await ruths.says('adopt');
        assert.equal(titlesOf(ruths.last().card!).length, 1);
        all.push({ name: `adopt, ${locale}`, card: ruths.last().card! });
      }
    }
    assert.ok(all.length > 100);
    // Everything was said back too, with all the answers.
    assert.ok(
      all.some(({ card }) => JSON.stringify(card).includes(LONG) && titlesOf(card).includes('Send for approval')),
    );
  });

  it('is what Microsoft describes as an Adaptive Card, of version 1.5', function () {
    const schema = cardSchema();
    if ('missing' in schema) {
      console.log(`      skipped: ${schema.missing}`);
      return this.skip();
    }
    for (const { name, card } of all) {
      assert.ok(schema.validate(withoutTeams(card)), `${name}: ${JSON.stringify(schema.validate.errors?.slice(0, 3))}`);
      assert.equal(card.version, '1.5');
    }
  });

  it('is under 18 KB with the longest inputs', () => {
    const largest = Math.max(...all.map(({ card }) => Buffer.byteLength(JSON.stringify(card))));
    assert.ok(largest < 18 * 1024, `${String(largest)} bytes`);
  });

  it('has only buttons that we understand, and one primary button at most', () => {
    for (const { name, card } of all) {
      for (const button of buttonsOf(card).filter(({ type }) => type === 'Action.Execute')) {
        const parsed = parseAction(button['data']);
        assert.ok(parsed.ok, name);
        assert.equal(parsed.value.verb, button['verb']);
      }
      assert.ok(buttonsOf(card).filter(({ style }) => style === 'positive').length <= 1, name);
      assert.ok(!titlesOf(card).includes(''), name);
    }
  });

  it('shows what people typed as text alone', () => {
    for (const { name, card } of all) {
      assert.deepEqual([...ofType(card, 'TextBlock'), ...ofType(card, 'FactSet')], [], name);
      for (const { text } of nodesOf(card).filter(({ type }) => type === 'TextRun')) {
        assert.doesNotMatch(String(text), /\{\{|\$\{/, name);
        assert.doesNotMatch(String(text), /[\u202a-\u202e\u2066-\u2069\u200b]/, name);
        assert.doesNotMatch(String(text), /undefined|\[object|Invalid/, name);
      }
    }
  });
});
