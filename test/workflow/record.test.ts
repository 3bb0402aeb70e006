import assert from 'node:assert/strict';
import { detailsOf } from '../../src/workflow/record/details.js';
import { entriesOfGuest } from '../../src/workflow/record/of-guest.js';
import { entriesOfNomination } from '../../src/workflow/record/of-nomination.js';
import type { Entry } from '../../src/workflow/record/entry.js';
import type { GuestEvent } from '../../src/guest/events.js';
import { after, LIVES, MORNING, nominated, oskar, pendingGuest, SHARED_LIVES, sue } from '../store/samples.js';

/** Everything of an entry that everybody who reads the record may see. */
const open = ({ texts: _, ...rest }: Entry): string => JSON.stringify(rest);

/** What people are called, where they are written to, and what was typed, wherever it stands in an event. */
const TELLING = /name|address|comment|text|reason|company|label|answer|note|subject/i;
const toldIn = (value: unknown, key = ''): readonly string[] => {
  if (typeof value === 'string') return TELLING.test(key) ? [value] : [];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([inner, one]) => toldIn(one, Array.isArray(value) ? key : inner));
};

const guest = pendingGuest();
const GUEST_EVENTS: readonly GuestEvent[] = [
  { type: 'received', facts: guest, at: MORNING },
  { type: 'sponsor-changed', sponsor: oskar, former: sue, by: oskar, at: MORNING },
  { type: 'sponsor-changed', sponsor: sue, former: oskar, at: MORNING },
  { type: 'review-begun', why: 'ending', asked: [sue, oskar], at: MORNING },
  { type: 'renamed', displayName: 'Ada King', address: 'ada.king@fabrikam.com', at: MORNING },
  { type: 'ended', why: 'stopped', by: sue, reason: 'a breach at Ada', at: MORNING },
  { type: 'removed', by: 'somebody-else', at: MORNING },
];

describe('what the record says', () => {
  const lives = [
    ...Object.values(LIVES).map((events) => [nominated(), ...events]),
    ...Object.values(SHARED_LIVES).map((life) => life()),
  ];

  it('has no name, no address and nothing that was typed, but in texts that can be made unreadable', () => {
    let looked = 0;
    for (const events of lives) {
      const entries = entriesOfNomination(after(events), events);
      for (const [n, event] of events.entries())
        for (const told of toldIn(event)) {
          const said = open(entries[n]!);
          assert.ok(!said.includes(JSON.stringify(told)), `${told} in ${said}`);
          looked += 1;
        }
    }
    const entries = entriesOfGuest({ ...guest, revision: GUEST_EVENTS.length }, GUEST_EVENTS);
    for (const entry of entries) assert.doesNotMatch(open(entry), /@|Ada|Sue Park|Oskar/);
    assert.ok(looked > 500, String(looked));
  });

  it('says who did it: whoever pressed, whoever else, or we ourselves', () => {
    const whoOf = (life: keyof typeof LIVES): readonly string[] => {
      const events = [nominated(), ...LIVES[life]!];
      return entriesOfNomination(after(events), events).map(({ who }) => who);
    };
    assert.deepEqual(whoOf('denied'), [sue.id, 'guestlist', oskar.id]);
    assert.deepEqual(whoOf('withdrawn'), [sue.id, sue.id]);
    assert.deepEqual(whoOf('reminded of, by the clock and by the nominator').slice(-2), ['guestlist', sue.id]);
    assert.deepEqual(whoOf('asked back about, and answered').slice(-2), [oskar.id, sue.id]);
    assert.deepEqual(whoOf('expired').at(-1), 'guestlist');
    assert.deepEqual(
      entriesOfGuest({ ...guest, revision: GUEST_EVENTS.length }, GUEST_EVENTS).map(({ who }) => who),
      ['guestlist', oskar.id, 'guestlist', 'guestlist', 'elsewhere', sue.id, 'elsewhere'],
    );
  });

  it('keeps why, for the guest and whoever said it', () => {
    const events = [nominated(), ...LIVES['denied']!];
    const nomination = after(events);
    const [first, , last] = entriesOfNomination(nomination, events);
    const { address } = nomination.guest;
    assert.deepEqual(first?.texts.why, { of: [address, sue.id], text: 'joint audit' });
    assert.deepEqual(first.texts.guest, { of: [address], text: `Ada Lovelace (Fabrikam) <${address}>` });
    assert.deepEqual(last?.texts.why, { of: [address, oskar.id], text: 'fine until the audit ends' });
    const ofGuest = entriesOfGuest({ ...guest, revision: GUEST_EVENTS.length }, GUEST_EVENTS);
    const why = { of: [guest.address.toLowerCase(), sue.id], text: 'a breach at Ada' };
    assert.deepEqual(
      ofGuest.flatMap(({ what, texts }) => (texts.why ? [[what, texts.why]] : [])),
      [['guest.ended', why]],
    );
  });

  it('says what was done with what: keys, ids, days', () => {
    const events = [nominated(), ...LIVES['given its access']!];
    const last = entriesOfNomination(after(events), events).at(-1);
    assert.deepEqual([last?.what, last?.details], ['nomination.access-given', { access: 'apollo' }]);
    const [begun] = entriesOfNomination(after(events.slice(0, 1)), events.slice(0, 1));
    const { facts } = begun!.details as { facts: { until: string; access: unknown } };
    assert.equal(facts.until, '2027-06-30T21:59:59.999Z');
    assert.deepEqual(facts.access, [{ key: 'apollo', kind: 'team', id: '22222222-0000-4000-8000-000000000001' }]);
    const kit = { key: 'kit', kind: 'package', id: '22222222-0000-4000-8000-000000000009', approval: 'both' };
    assert.deepEqual(detailsOf({ access: [{ ...kit, name: 'Starter Kit' }] }), { access: [kit] });
  });
});
