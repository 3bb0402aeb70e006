import { isDeepStrictEqual } from 'node:util';
import { parseAction, type CardAction } from '../../../cards/actions.js';
import { draw } from '../../../cards/draw.js';
import { guestAddress } from '../../../src/kernel/address.js';
import { DAY, later, MINUTE } from '../../../src/kernel/clock.js';
import { nominationId, personId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import { act, type Deed } from '../../../src/teams/acting.js';
import { saidBy } from '../../../src/teams/guest-pressing.js';
import { createCompany } from '../../support/company.js';
import { holds } from '../../support/model.js';
import { facts } from '../../support/samples.js';
import { openTables, type Tables } from '../../support/tables.js';
import { openOffice } from '../office.js';
import { carl, nora, OWNERS, PEOPLE, sue, type Story } from './story.js';

type Office = ReturnType<typeof openOffice>;
/** A bot that is wrong in one way. */
export type Naive = (office: Office, tables: Tables) => Office;

/** What was pressed, as the client sent it, and when. */
type Press = { readonly by: Person; readonly action: CardAction; readonly at: Date };
/** `stale`: no card offered it any more when it was pressed. `took`: how often each verb changed anything. */
export type Counted = { presses: number; repeats: number; stale: number; readonly took: Map<string, number> };

const ID = nominationId.parse('45454545-0000-4000-8000-000000000001');
const ADA = personId.parse('34343434-0000-4000-8000-000000000002');
const READER = { locale: 'en', zone: 'utc' } as const;
const UNTIL = later(facts().nominatedAt, 200 * DAY);

const begin = async (stages: Story['stages'], naive: Naive) => {
  const company = createCompany(PEOPLE);
  company.owners.set(facts().access[0]!.id, OWNERS);
  const tables = openTables();
  const real = openOffice(tables, {
    ...company.directory,
    invite: async () => ({
      outcome: 'invited',
      guestId: ADA,
      redeemLink: 'https://login.microsoftonline.com/redeem?x',
    }),
    removePending: async () => 'removed',
    disable: async () => 'disabled',
    remove: async () => 'removed',
    take: async () => 'taken',
    stayOf: async () => undefined,
  });
  const office = naive(real, tables);
  await real.begin({
    id: ID,
    nominator: sue,
    guest: { ...facts().guest, address: guestAddress.parse('ada@fabrikam.com') },
    until: UNTIL,
    judgement: { ...facts().judgement, stages, latestEnd: later(UNTIL, 90 * DAY), deliveries: ['chat', 'mail'] },
  });
  await real.join(ID, carl);
  await real.settles();
  return { office, real, tables, outcome: () => [tables.history(ID), tables.history(ADA)] };
};

const dataIn = (node: unknown): readonly unknown[] => {
  if (Array.isArray(node)) return node.flatMap(dataIn);
  if (typeof node !== 'object' || node === null) return [];
  const { type, data, fallback: _, ...rest } = node as Readonly<Record<string, unknown>>;
  return [...(type === 'Action.Execute' ? [data] : []), ...Object.values(rest).flatMap(dataIn)];
};

/** What opens a form or only reads is not pressed here. */
const OTHERS: ReadonlySet<CardAction['verb']> = new Set([
  'refresh',
  'refresh-guests',
  'amend',
  'correct',
  'guest-correct',
  'guest-more',
]);

/** What this person's cards offer now, as it would be sent with nothing typed in. */
const offered = async (office: Office, { id }: Person): Promise<readonly CardAction[]> => {
  const [view, guests] = [await office.viewFor(ID, id), await office.guestsOf(id)];
  const cards = [...(view ? [draw(view, READER)] : []), ...(guests.items.length > 0 ? [draw(guests, READER)] : [])];
  return cards.flatMap(dataIn).flatMap((data) => {
    const parsed = parseAction(data);
    return parsed.ok && !OTHERS.has(parsed.value.verb) ? [parsed.value] : [];
  });
};

const day = (n: number): string =>
  later(UNTIL, -n * DAY)
    .toISOString()
    .slice(0, 10);

/** What somebody types before they press. */
const typedInto = (action: CardAction, n: number): CardAction => {
  switch (action.verb) {
    case 'deny':
      return { ...action, comment: 'no' };
    case 'approve-changed':
      return n % 2 ? { ...action, until: day(10 + n) } : { ...action, sponsor: nora.address };
    case 'hand-over':
      return n % 2 ? { ...action, colleague: nora.address } : action;
    case 'inquire':
      return { ...action, question: n % 2 ? 'Why?' : 'Since when?' };
    case 'reply':
      return { ...action, answer: 'So it is.' };
    case 'guest-keep':
      return { ...action, until: day(-10) };
    case 'guest-pass':
      return n % 2 ? { ...action, colleague: nora.address } : action;
    default:
      return action;
  }
};

const presses = async (office: Office, { by, action }: Press): Promise<unknown> => {
  if ('nomination' in action) return act(office, action as Deed, by);
  // What opens a conversation changes nothing yet.
  if (!('guest' in action) || action.verb === 'guest-correct' || action.verb === 'guest-more') return undefined;
  return office.decideOnGuest(action.guest, by, saidBy(action));
};

/** What the nominator may say in words at any time: it is about the nomination as it stands, and about no card. */
const SAID_IN_WORDS: ReadonlySet<CardAction['verb']> = new Set(['remind', 'withdraw', 'mail-again']);

/** What of an action the card says, and nobody types. A no counts whatever else was changed since; all else is said to what the card showed. */
const asDrawn = (action: CardAction): object => {
  const isSettling = action.verb === 'agree-change' || action.verb === 'decline-change';
  const fields = [
    'verb',
    'nomination',
    'guest',
    'stage',
    'inquiry',
    action.verb !== 'deny' && 'edition',
    isSettling && 'sponsor',
  ];
  return Object.fromEntries(Object.entries(action).filter(([name]) => fields.includes(name)));
};

const isOfferedIn = (action: CardAction, offers: readonly CardAction[]): boolean =>
  SAID_IN_WORDS.has(action.verb) || offers.some((one) => isDeepStrictEqual(asDrawn(one), asDrawn(action)));

/** A card in somebody's chat, as it stood. */
type Seen = { readonly by: Person; readonly offers: readonly CardAction[] };

/**
 * Plays all of it, and then, in another company, without what was repeated and what no card offered any more when it was pressed.
 * Throws where that comes to something else.
 */
export const play = async ({ stages, steps }: Story, naive: Naive = (as) => as, counted?: Counted): Promise<void> => {
  const { office, real, outcome } = await begin(stages, naive);
  const seen: Seen[] = [];
  const look = async (): Promise<void> => {
    for (const by of PEOPLE) {
      const offers = await offered(real, by);
      const before = seen.findLast((one) => one.by.id === by.id);
      if (offers.length > 0 && !isDeepStrictEqual(before?.offers, offers)) seen.push({ by, offers });
    }
  };
  await look();
  const done: Press[] = [];
  const fresh: Press[] = [];
  /** Whoever said "not me" may think better of it, though their card offers nothing more. */
  const leftBehind = new Map<string, readonly CardAction[]>();
  /** Since when nothing has come of anything. */
  let idle: Press[] = [];
  for (const { does, pause } of steps) {
    real.passes(pause);
    // Teams delivers again within a minute; whoever says the same a while later means it.
    if (pause > MINUTE) idle = [];
    const press = does.what === 'again' ? done.at(-1 - (does.ago % Math.max(1, done.length))) : pick(does, seen);
    if (!press) continue;
    const now = { ...press, at: real.now() };
    done.push(now);
    const offers = [...(await offered(real, now.by)), ...(leftBehind.get(now.by.id) ?? [])];
    const isOffered = isOfferedIn(now.action, offers);
    const isRepeat = idle.some(({ by, action }) => by.id === now.by.id && isDeepStrictEqual(action, now.action));
    if (isOffered && !isRepeat) fresh.push(now);
    const before = outcome().map(({ length }) => length);
    await presses(office, now);
    await real.settles();
    const isNews = !isDeepStrictEqual(
      outcome().map(({ length }) => length),
      before,
    );
    idle = isNews ? [now] : [...idle, now];
    if (isNews && now.action.verb === 'hand-over')
      leftBehind.set(now.by.id, [...offers, ...offersOf(now.by, seen, now.action.stage)]);
    if (isNews && now.action.verb === 'guest-pass') leftBehind.set(now.by.id, [...offers, ...takesOf(now.by, seen)]);
    if (isNews) await look();
    if (counted) {
      counted.presses += 1;
      if (isRepeat) counted.repeats += 1;
      if (!isOffered) counted.stale += 1;
      if (isNews) counted.took.set(now.action.verb, (counted.took.get(now.action.verb) ?? 0) + 1);
    }
  }

  const other = await begin(stages, naive);
  for (const press of fresh) {
    other.real.passes(press.at.getTime() - other.real.now().getTime());
    await presses(other.office, press);
    await other.real.settles();
  }
  const [all, once] = [outcome(), other.outcome()].map((both) =>
    both.map((one) => one.map(({ type }) => type).join(', ')),
  );
  holds(
    isDeepStrictEqual(outcome(), other.outcome()),
    `came to ${all?.join(' | ')}, and without repeats to ${once?.join(' | ')}`,
  );
};

/** All that this person was ever offered in this step. */
const offersOf = ({ id }: Person, seen: readonly Seen[], stage: number | undefined): readonly CardAction[] =>
  seen.flatMap(({ by, offers }) => (by.id === id ? offers.filter((one) => 'stage' in one && one.stage === stage) : []));

/** Whoever passed a guest on may take them back. */
const takesOf = ({ id }: Person, seen: readonly Seen[]): readonly CardAction[] =>
  seen.flatMap(({ by, offers }) => (by.id === id ? offers.filter(({ verb }) => verb === 'guest-take') : []));

const pick = (
  { who, card, button, typed }: Extract<Story['steps'][number]['does'], { what: 'press' }>,
  seen: readonly Seen[],
): Press | undefined => {
  const theirs = seen.filter(({ by }) => by.id === PEOPLE[who].id);
  const { by, offers } = theirs.at(-1 - (card % Math.max(1, theirs.length))) ?? {};
  // What ends everything comes more seldom, so that stories grow long.
  const calm = offers?.filter(({ verb }) => typed === 3 || !ENDING.has(verb)) ?? [];
  const action = calm[button % Math.max(1, calm.length)];
  return by && action && { by, action: typedInto(action, typed), at: facts().nominatedAt };
};

const ENDING: ReadonlySet<CardAction['verb']> = new Set(['withdraw', 'deny', 'guest-remove']);
