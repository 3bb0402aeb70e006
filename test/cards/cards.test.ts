import assert from 'node:assert/strict';
import { parseAction } from '../../cards/actions.js';
import { drawApproval } from '../../cards/approval.js';
import type { Card, Reader } from '../../cards/card.js';
import { draw, headline } from '../../cards/draw.js';
import { drawEmergency } from '../../cards/emergency.js';
import { AMPLE } from '../../cards/room.js';
import type { GuestList, View } from '../../src/workflow/views.js';
import { emergencies } from './emergency-samples.js';
import { GUEST_LISTS } from './guest-samples.js';
import { buttonsOf, linesOf, nodesOf, pressesOf, readAloud, titlesOf } from './reading.js';
import { inEnglish, nominated, READERS, REDEEM_LINK, ruth, STATES, type Change } from './samples.js';
import { HOSTILE, typedEverywhere } from './typed.js';
import { everyView, FULL, tellingViews } from './views.js';
import { cardSchema, withoutTeams } from './schema.js';

/** Bytes of JSON that Teams takes with room to spare (FACTS: 28 KB with everything around it). */
const LARGEST = 18 * 1024;

type Shown = View | GuestList;

const drawn = (views: readonly (readonly [string, Shown])[]) =>
  READERS.flatMap((reader) =>
    views.map(([name, view]) => ({
      name: `${name}, ${reader.locale}`,
      view,
      card: draw(view, reader),
      reader,
    })),
  );

type Drawn = { readonly name: string; readonly card: Card; readonly reader: Reader; readonly view?: Shown };

let views: ReturnType<typeof drawn> | undefined;
const everyViewDrawn = () => (views ??= drawn([...everyView(), ...GUEST_LISTS]));

const urgent = (typed?: string): readonly Drawn[] =>
  READERS.flatMap((reader) =>
    Object.entries(emergencies(typed)).map(([name, view]) => ({
      name: `emergency, ${name}, ${reader.locale}`,
      card: drawEmergency(view, reader),
      reader,
    })),
  );

const everyCard = (): readonly Drawn[] => [...everyViewDrawn(), ...urgent()];

const isTextRun = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'TextRun';

describe('every card, in every state and language', () => {
  it('is what Microsoft describes as an Adaptive Card', function () {
    const schema = cardSchema();
    if ('missing' in schema) {
      console.log(`      skipped: ${schema.missing}`);
      return this.skip();
    }
    for (const { name, card } of everyCard()) {
      assert.ok(schema.validate(withoutTeams(card)), `${name}: ${JSON.stringify(schema.validate.errors?.slice(0, 3))}`);
    }
    const broken = { ...draw(everyView()[0]![1], READERS[0]!), body: [{ type: 'RichTextBlock', inline: [] }] };
    assert.equal(schema.validate(broken), false, 'a card with a misspelt property must be caught');
  });

  it('is of version 1.5, which Teams draws', () => {
    for (const { name, card } of everyCard()) assert.equal(card.version, '1.5', name);
  });

  it('has only buttons that we understand when they are pressed, also where Action.Execute is not known', () => {
    for (const { name, card } of everyCard()) {
      for (const button of buttonsOf(card).filter(({ type }) => type === 'Action.Execute')) {
        const parsed = parseAction(button['data']);
        assert.ok(parsed.ok, `${name}: ${String(button['title'])}`);
        assert.equal(parsed.value.verb, button['verb']);
        const fallback = button['fallback'] as Record<string, unknown>;
        assert.equal(fallback['type'], 'Action.Submit');
        assert.deepEqual(fallback['data'], button['data']);
      }
    }
  });

  it('has only buttons that we understand with everything that the client sends along', () => {
    const verbs = new Set<string>();
    for (const { name, card } of everyCard()) {
      const presses = pressesOf(card);
      const executes = buttonsOf(card).filter(({ type }) => type === 'Action.Execute');
      assert.equal(presses.length, executes.length, name);
      for (const { button, sends } of presses) {
        const parsed = parseAction(sends);
        assert.ok(parsed.ok, `${name}: ${JSON.stringify(sends)}`);
        verbs.add(parsed.value.verb);
        const submitted = (button['fallback'] as Record<string, unknown>)['associatedInputs'];
        assert.equal(submitted, button['associatedInputs']);
      }
    }
    const pressed = ['approve', 'deny', 'approve-changed', 'inquire', 'hand-over'];
    const ofGuests = ['keep', 'confirm', 'remove', 'pass', 'take', 'decline', 'resend', 'more'];
    const inNeed = ['pause-inviting', 'resume-inviting', 'stop-guests', 'let-guests-in', 'leave-as-is'];
    for (const verb of [...pressed, ...inNeed, ...ofGuests.map((said) => `guest-${said}`)])
      assert.ok(verbs.has(verb), verb);
  });

  it('brings itself up to date while it waits, and no longer', () => {
    for (const { name, view, card } of everyViewDrawn()) {
      const { action } = (card['refresh'] ?? {}) as { action?: Record<string, unknown> };
      const isOpen = view.kind === 'guests' ? view.scope === 'daily' : view.nomination.status === 'awaiting-approval';
      assert.equal(action !== undefined, isOpen, name);
      const value =
        view.kind === 'guests' ? { verb: 'refresh-guests' } : { verb: 'refresh', nomination: view.nomination.id };
      if (action) assert.deepEqual(parseAction(action['data']), { ok: true, value });
    }
  });

  it('calls no two inputs the same, for then no phone draws it, and has six buttons in a row at most', () => {
    for (const { name, card } of everyCard()) {
      const ids = nodesOf(card).flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [id] : []));
      assert.equal(new Set(ids).size, ids.length, `${name}: ${ids.join()}`);
      for (const { actions } of nodesOf(card).filter(({ type }) => type === 'ActionSet'))
        assert.ok((actions as unknown[]).length <= 6, name);
    }
  });

  it('leaves no placeholder, no gap and no exclamation', () => {
    for (const { name, card } of everyCard()) {
      const json = JSON.stringify(card);
      assert.doesNotMatch(json, /\$\{|undefined|\[object|Invalid|null/, name);
      assert.doesNotMatch(readAloud(card), /[!！]/, name);
      assert.doesNotMatch(readAloud(card), / {2}|\n\n/, name);
    }
  });

  it('says nothing in English on a Chinese card', () => {
    // Names, addresses, links and what somebody typed stay as they are.
    const theirs = /https:\S+|[\w.@-]+\.com\b|joint audit|“[^”]*”/g;
    for (const { name, card, reader } of everyCard()) {
      if (reader.locale !== 'zh-CN') continue;
      const said = [
        ...linesOf(card),
        ...titlesOf(card),
        ...nodesOf(card).map(({ label }) => (typeof label === 'string' ? label : '')),
      ];
      for (const text of said) assert.doesNotMatch(text.replace(theirs, ''), /\b[a-z]{2,}\b/, `${name}: ${text}`);
    }
  });

  it('says nothing in a place that reads Markdown', () => {
    for (const { name, card } of everyCard())
      for (const node of nodesOf(card)) assert.ok(!['TextBlock', 'FactSet'].includes(String(node['type'])), name);
  });

  it('has one primary button at most, and what destroys comes last in its row', () => {
    for (const { name, card } of everyCard()) {
      const styles = buttonsOf(card).map(({ style }) => style);
      assert.ok(styles.filter((style) => style === 'positive').length <= 1, name);
      for (const { actions } of nodesOf(card).filter(({ type }) => type === 'ActionSet')) {
        const row = (actions as readonly Record<string, unknown>[]).map(({ style }) => style);
        if (row.includes('destructive')) assert.equal(row.at(-1), 'destructive', name);
      }
    }
  });

  it('shows the redeem link where its view has one, and nowhere else', () => {
    let shown = 0;
    for (const { name, view, card } of everyViewDrawn()) {
      const has = view.kind === 'receipt' && view.redeemLink !== undefined && !view.joined;
      assert.equal(JSON.stringify(card).includes(REDEEM_LINK), has, name);
      assert.equal(JSON.stringify(card).includes('login.microsoftonline.com'), has, name);
      if (has) shown += 1;
    }
    assert.ok(shown > 0);
  });

  it('has a first line that stands alone in a notification', () => {
    for (const { name, view, reader } of everyViewDrawn()) {
      const line = headline(view, reader);
      assert.ok(line.length > 5 && !line.includes('\n'), name);
    }
  });
});

describe('what people typed', () => {
  for (const [kind, text] of Object.entries(HOSTILE)) {
    describe(kind, () => {
      let cards: readonly Drawn[] = [];
      before(function () {
        cards = [...drawn(tellingViews(typedEverywhere(text))), ...urgent(text)];
      });

      it('stays text on every card', () => {
        for (const { name, card } of cards) {
          for (const { text: shown } of nodesOf(card).filter(({ type }) => type === 'TextRun')) {
            assert.equal(typeof shown, 'string', name);
            assert.doesNotMatch(String(shown), /\{\{|\$\{/, name);
            assert.doesNotMatch(String(shown), /[\u0000-\u001f\u2028\u2029\u202a-\u202e\u2066-\u2069]/, name);
          }
          // A title is plain text; what could be more in it is held apart below. What stands in an input is text to be edited.
          const elsewhere = JSON.stringify(card, (key, value: unknown) =>
            isTextRun(value) || key === 'title' || key === 'value' ? undefined : value,
          );
          assert.doesNotMatch(elsewhere, /evil|alert|DATE|APPROVED|長|long long/, name);
          for (const { title } of nodesOf(card))
            if (typeof title === 'string')
              assert.doesNotMatch(title, /[[\]<>`*\r\n\u2028\u202e]|\{\{|\$\{|:\/\/evil/, name);
        }
      });

      it('keeps every card small enough for Teams', () => {
        for (const { name, card } of cards) {
          const size = Buffer.byteLength(JSON.stringify(card));
          assert.ok(size < LARGEST, `${name}: ${String(size)} bytes`);
        }
      });
    });
  }

  it('is shown whole where there is room, and shortened only where Teams would take the card no more', () => {
    const view = (change: Change): View => ({
      kind: 'approval',
      nomination: nominated(STATES['awaiting-approval, second step']!, change),
      reader: ruth.id,
    });
    const reason = '長'.repeat(1000);
    const roomy = draw(view({ ...FULL, reason }), inEnglish);
    assert.ok(readAloud(roomy).includes(reason));
    const everything = view(typedEverywhere('長'.repeat(4000)));
    assert.ok(everything.kind === 'approval');
    const inFull = drawApproval(everything, inEnglish, AMPLE);
    assert.ok(Buffer.byteLength(JSON.stringify(inFull)) > LARGEST, 'the sample is large enough to need it');
    const shortened = draw(everything, inEnglish);
    assert.match(readAloud(shortened), /\nada@fabrikam\.com · /);
    assert.ok(pressesOf(shortened).length >= 3);
  });

  it('is no template: data is filled in once', () => {
    const [first] = drawn(tellingViews(typedEverywhere('${fallback}')));
    assert.ok(first);
    assert.match(readAloud(first.card), /\$ \{fallback\}/);
    assert.doesNotMatch(readAloud(first.card), /newer version/);
  });

  it('makes no date function of two halves in two fields', () => {
    for (const { name, card } of drawn(tellingViews(typedEverywhere('{'))))
      for (const { text } of nodesOf(card).filter(isTextRun)) assert.doesNotMatch(String(text), /\{\{/, name);
  });
});
