import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { textOf } from '../../test/support/card-reading.js';
import { toldBy } from './people.js';
import { faultsIn, HISTORIES, live, type History } from './model.js';
import { cardsOf, premake, pressAsItStood, rulesOfOne, until, type CardAt } from './premade.js';
import { quantile, seconds, type Proof, type Seen } from './proof.js';
import { withTown, type Town } from './town.js';

/** Each has a rule of their own, and so many cards that wait. None has ever written to the bot. */
const APPROVERS = 20;
const NOMINATORS = 24;
/** Of a click; milliseconds. The issue's own number, and when Teams itself gives up. */
const WITHIN = 2000;
const TEAMS_GIVES_UP = 10_000;
/** A thousand clicks that were noted are decided at the pace of three replicas on one machine; milliseconds. */
const DECIDED = 15 * 60_000;
/** Clicks with which the first of them is judged: of fewer, the slowest alone would say how busy the machine was. */
const MANY = 200;

/** `over`: milliseconds for which Graph hangs, and over which the clicks are spread. */
type Ask = { readonly clicks: number; readonly over: number; readonly isNaive?: true };

type How = 'approve' | 'deny' | 'inquire' | 'hand-over';

type Timed = {
  readonly card: CardAt;
  readonly how: How;
  readonly comment: string;
  readonly told: string | undefined;
  readonly took: number;
};

/** What clicks are, one after the other: answers, which are stored, and now and then something else, which is not. */
const HOWS: readonly How[] = ['approve', 'approve', 'inquire', 'deny', 'approve', 'approve', 'hand-over', 'deny'];
const isAnswer = ({ how }: Timed): boolean => how === 'approve' || how === 'deny';

const rules = (): Promise<string> => rulesOfOne('hang', 'approver', APPROVERS);

const click = async ({ tenant }: Town, card: CardAt, n: number): Promise<Timed> => {
  const how = HOWS[n % HOWS.length] ?? 'approve';
  const comment = `by click ${n}`;
  const asked = { nomination: card.about, stage: 0, comment };
  const data = {
    approve: { edition: 0 },
    deny: { edition: 0 },
    inquire: { inquiry: 0, question: 'Which figures does she need?' },
    'hand-over': { colleague: 'Mia Berg' },
  }[how];
  const began = performance.now();
  const said = await pressAsItStood(tenant, card.holder, card.activityId, { verb: how, ...asked, ...data });
  return { card, how, comment, told: toldBy(said), took: performance.now() - began };
};

const hang = async (town: Town, { clicks, over, isNaive }: Ask): Promise<Seen> => {
  const { tenant, books } = town;
  const { employees: approvers } = await tenant.employees(APPROVERS, { name: 'Approver' });
  const { employees: nominators } = await tenant.employees(NOMINATORS, { name: 'Nominator' });
  const wanted = Array.from({ length: clicks }, (_, n) => ({
    nominator: nominators[n % NOMINATORS]?.id ?? '',
    name: `Guest Number${n}`,
    address: `guest-${n}@hang${n % APPROVERS}.alpineskihouse.com`,
  }));
  const made = await premake(tenant, books, wanted);
  const cards = await cardsOf(
    books,
    made,
    approvers.map(({ id }) => id),
    1,
  );

  await tenant.fault({ on: 'graph', times: null, answer: 'hang' });
  const began = Date.now();
  const timed = await Promise.all(
    cards.map(async (card, n) => {
      await pause((over * n) / cards.length);
      return click(town, card, n);
    }),
  );
  const faults = timed.flatMap(faultIn);
  const [p50, p99, most] = [0.5, 0.99, 1].map((share) =>
    quantile(
      timed.map(({ took }) => took),
      share,
    ),
  ) as [number, number, number];
  if (clicks >= MANY && p99 > WITHIN)
    faults.push(`a click in a hundred was answered after more than ${WITHIN} ms: ${Math.round(p99)}`);
  const notes = [
    `answered after ${Math.round(p50)} ms (p50), ${Math.round(p99)} ms (p99), ${Math.round(most)} ms (the slowest)`,
  ];
  const seen = { tries: clicks, of: 'clicks while Graph hangs', windows: {} };
  if (isNaive) return { ...seen, notes, faults };

  await pause(Math.max(0, began + over - Date.now()));
  await tenant.clearFaults();
  const well = Date.now();
  const answers = timed.filter(isAnswer);
  const others = timed.filter((one) => !isAnswer(one));
  const undecided = await decided(town, answers);
  notes.push(
    `Graph hung for ${seconds(well - began)}; all that answered were decided ${seconds(Date.now() - well)} after it was well`,
    `${others.length} clicks were a question or a hand-over, and said to have changed nothing`,
  );
  return {
    ...seen,
    notes,
    faults: [...faults, ...undecided, ...(await lost(town, answers)), ...(await moved(town, others))],
  };
};

const faultIn = (one: Timed): readonly string[] => {
  const { told, took, card } = one;
  if (told === undefined)
    return [`the click about ${card.about} was answered by an error after ${Math.round(took)} ms`];
  if (took > TEAMS_GIVES_UP) return [`the click about ${card.about} was answered after ${Math.round(took)} ms`];
  const is = isAnswer(one) ? /^Noted\. I am checking/ : / nothing was changed\./;
  return is.test(told) ? [] : [`the click about ${card.about} (${one.how}) was answered: ${told.slice(0, 120)}`];
};

/** What changed although it was said that nothing had. */
const moved = async ({ books }: Town, others: readonly Timed[]): Promise<readonly string[]> => {
  const histories = await books.query<History>(HISTORIES, [others.map(({ card }) => card.about)]);
  return histories.flatMap((history) => [
    ...faultsIn(history),
    ...(history.status === 'awaiting-approval'
      ? []
      : [`${history.address} was not answered, and is ${history.status}`]),
  ]);
};

/** Waits until no nomination waits for an answer. */
const decided = async ({ books }: Town, answers: readonly Timed[]): Promise<readonly string[]> => {
  const ids = answers.map(({ card }) => card.about);
  let open = ids.length;
  await until(
    'a decision for each click',
    async () => {
      const [row] = await books.query<{ open: number }>(
        `select count(*) as open from guestlist.nominations where id = any($1) and status = 'awaiting-approval'`,
        [ids],
      );
      open = row?.open ?? 0;
      return open === 0;
    },
    DECIDED,
  ).catch(() => undefined);
  return open === 0 ? [] : [`${open} clicks were never decided`];
};

/** What a click meant and the books, or the card, do not say. */
const lost = async ({ tenant, books }: Town, timed: readonly Timed[]): Promise<readonly string[]> => {
  const histories = await books.query<History>(HISTORIES, [timed.map(({ card }) => card.about)]);
  const faults = histories.flatMap(faultsIn);
  for (const { card, how, comment } of timed) {
    const [ending] = live(histories.find(({ id }) => id === card.about)?.events ?? []).endings;
    const meant = how === 'approve' ? 'approved' : 'denied';
    if (ending?.how !== meant || ending.by !== card.holder || ending.comment !== comment)
      faults.push(`${card.about} was to be ${meant}, ${comment}, and is ${ending?.how}, ${ending?.comment}`);
  }
  const unsaid = await until('a card that says so for each click', async () => {
    const left = await silent({ tenant }, timed);
    return left.length === 0 && left;
  }).catch(() => silent({ tenant }, timed));
  return [...faults, ...unsaid.map(({ card, how }) => `the card about ${card.about} does not say: ${how}`)];
};

const silent = async ({ tenant }: Pick<Town, 'tenant'>, timed: readonly Timed[]): Promise<readonly Timed[]> => {
  const said = new Map<string, string>();
  for (const holder of new Set(timed.map(({ card }) => card.holder)))
    for (const message of await tenant.messages(holder))
      said.set(`${holder} ${message.activityId}`, textOf(message.card));
  return timed.filter(({ card, how }) => {
    const text = said.get(`${card.holder} ${card.activityId}`) ?? '';
    return !(how === 'approve' ? /^Approved by/m : /^Denied by/m).test(text);
  });
};

const PATIENT = fileURLToPath(new URL('patient-bot.js', import.meta.url));

export const hanging: Proof = {
  promise:
    'a click is answered within 2 s while Graph hangs for a minute: a yes or a no is stored, answered "being checked", and decided once Graph is well; of whatever else is pressed it is said that nothing was changed, and nothing was',
  long: 1000,
  short: 8,
  run: async (clicks) =>
    withTown({ rules: await rules() }, (town) => hang(town, { clicks, over: Math.min(60_000, 600 * clicks) })),
  least: (size) => size,
  naive: [
    {
      bot: 'bots that wait for Graph',
      breach: /^the click about \S+ was answered (?:after|by an error)/,
      long: true,
      run: async () =>
        withTown({ rules: await rules(), script: PATIENT, replicas: 2 }, (town) =>
          hang(town, { clicks: 4, over: 1000, isNaive: true }),
        ),
    },
  ],
};
