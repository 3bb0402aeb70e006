import { fileURLToPath } from 'node:url';
import { approvalsBy, named } from '../../test/support/nominating.js';
import { createChance } from '../year/chance.js';
import { howMany } from '../../test/support/whole-number.js';
import { clicksFor, race, CLICKS, type Answered, type Cards } from './clicks.js';
import { TORN } from './model.js';
import { cardsOf, each, premake, pressAsItStood, settle, type CardAt, type Premade } from './premade.js';
import type { Proof, Seen } from './proof.js';
import { examineRaces, invitedSince, type Invitation } from './raced.js';
import { withTown, type Town } from './town.js';

/** People who may answer in the second step, for each of so many rules; a person more agrees in the first. */
const APPROVERS = 6;
const RULES = 8;
const NOMINATORS = 24;
/** Nominations that are made ready together, and those of them that are raced at a time. */
const WAVE = 48;
const AT_ONCE = 4;

type Ask = { readonly races: number; readonly seed: number };

const aliasOf = (n: number): string => `racer.${String(n + 1).padStart(3, '0')}`;
const ruleOf = (n: number): number => n % RULES;
const ask = (first: number, count: number) => ({
  ask: [named(...Array.from({ length: count }, (_, at) => aliasOf(first + at)))],
  within: '3 days',
});

const rules = (): Promise<string> =>
  approvalsBy(
    Object.fromEntries(
      Array.from({ length: RULES }, (_, rule) => {
        const first = rule * (APPROVERS + 1);
        return [`race${rule}`, { stages: [ask(first, 1), ask(first + 1, APPROVERS)] }];
      }),
    ),
  );

/** The nominations of a wave, up to where everybody has the card of the second step. */
const ready = async ({ tenant, books }: Town, made: readonly Premade[], people: readonly string[]) => {
  const old = await cardsOf(books, made, people, 1);
  await each(old, 8, async ({ about, holder, activityId }) => {
    await pressAsItStood(tenant, holder, activityId, { verb: 'approve', nomination: about, stage: 0, edition: 0 });
  });
  const all = await cardsOf(books, made, people, APPROVERS + 1);
  const receipts = await books.query<CardAt>(
    `select about, holder, activity_id as "activityId" from guestlist.cards where kind = 'receipt' and about = any($1)`,
    [made.map(({ id }) => id)],
  );
  return ({ id }: Premade): Cards => {
    const first = old.find(({ about }) => about === id);
    const receipt = receipts.find(({ about }) => about === id);
    if (!first || !receipt) throw new Error(`A card of the nomination ${id} is not there.`);
    return { old: first, receipt, now: all.filter(({ about, holder }) => about === id && holder !== first.holder) };
  };
};

const raceAll = async (town: Town, { races, seed }: Ask, isNaive: boolean): Promise<Seen> => {
  const { tenant, books } = town;
  const chance = createChance(seed);
  const { employees: racers } = await tenant.employees(RULES * (APPROVERS + 1), { name: 'Racer' });
  const { employees: nominators } = await tenant.employees(NOMINATORS, { name: 'Nominator' });
  // Two decisions are then written down as two, and not met by the history's own key.
  if (isNaive) await books.query('alter table guestlist.nomination_events drop constraint nomination_events_pkey');
  const clicks = new Map<string, readonly Answered[]>();
  const invitations: Invitation[] = [];
  let seen = 0;
  const people = racers.map(({ id }) => id);
  for (let done = 0; done < races; done += WAVE) {
    const wanted = Array.from({ length: Math.min(WAVE, races - done) }, (_, at) => {
      const n = done + at;
      const nominator = nominators[n % NOMINATORS]?.id ?? '';
      return { nominator, name: `Guest Number${n}`, address: `guest-${n}@race${ruleOf(n)}.alpineskihouse.com` };
    });
    const made = await premake(tenant, books, wanted);
    const cards = await ready(town, made, people);
    await each(made, AT_ONCE, async (one) => {
      clicks.set(one.id, await race(tenant, clicksFor(one, cards(one), chance)));
    });
    if (!isNaive)
      await settle(
        books,
        made.map(({ id }) => id),
      );
    const fresh = await invitedSince(tenant, seen);
    invitations.push(...fresh.invitations);
    seen = fresh.last;
    if (races > WAVE) console.error(`${done + made.length} of ${races} raced`);
  }
  const { windows, notes, faults } = await examineRaces(
    town,
    clicks,
    [...racers, ...nominators],
    isNaive ? undefined : invitations,
  );
  return {
    tries: races,
    of: `races of ${CLICKS} clicks`,
    windows,
    notes: [`CHAOS_SEED=${seed} draws the same clicks`, ...notes],
    faults,
  };
};

const seedNow = (): number => howMany('CHAOS_SEED', 1 + Math.floor(Math.random() * 2 ** 31));
const UNLOCKED = fileURLToPath(new URL('unlocked-bot.js', import.meta.url));

export const racing: Proof = {
  promise:
    'exactly one decision: of eight clicks at once on three replicas one wins, everybody is told of that one, and the history, the record and the directory say the same',
  long: 1000,
  short: 12,
  run: async (races) => withTown({ rules: await rules() }, (town) => raceAll(town, { races, seed: seedNow() }, false)),
  least: (size) => size,
  naive: [
    {
      bot: 'bots that save without a lock and a look at the revision',
      breach: TORN,
      run: async () =>
        withTown({ rules: await rules(), script: UNLOCKED, replicas: 2 }, (town) =>
          raceAll(town, { races: 8, seed: seedNow() }, true),
        ),
    },
  ],
};
