import { execute } from '../cards/actions.js';
import { drawChoice } from '../cards/choice.js';
import type { DelegationId } from '../src/kernel/ids.js';
import type { Person } from '../src/kernel/people.js';
import { unreachable } from '../src/kernel/result.js';
import { sayDay } from '../src/words/dates.js';
import type { Sentence } from '../src/words/words.js';
import type { Delegation } from '../src/workflow/ports.js';
import { colleague } from './colleague.js';
import { sayDateFault } from './day-faults.js';
import { named, quoted } from './naming.js';
import type { Surroundings } from './surroundings.js';
import { told, unheard, type Told } from './told.js';
import { delegationIn } from './understanding/delegations.js';
import { readSpan } from './understanding/spans.js';

/** `delegate to Oskar from 1 to 14 August`, `delegate` alone, `delegate off`. */
export const delegate = async (rest: string | undefined, around: Surroundings): Promise<Told> => {
  const wish = delegationIn(rest);
  switch (wish.wish) {
    case 'list':
      return listed(around);
    case 'end':
      return endAll(around);
    case 'to':
      return begin(wish.whom, wish.when, around);
    default:
      return unreachable(wish);
  }
};

/** The press of “End it”; the right is looked up when it is used. */
export const endDelegation = async (id: DelegationId, around: Surroundings): Promise<Sentence> => {
  const { workflow, person, words } = around;
  const ended = await workflow.revokeDelegation(id, person.id);
  const says = words.commands.delegate;
  return ended ? says.ended(nameOf(ended.to)) : says.nothingToEnd;
};

const begin = async (whom: string, when: string | undefined, around: Surroundings): Promise<Told> => {
  const { workflow, person, words, reader, now } = around;
  const says = words.commands.delegate;
  const to = await colleague(whom, around);
  if (!to.ok) return unheard(to.error);
  if (when === undefined) return told(says.askWhen(nameOf(to.value)));
  const span = readSpan(when, { ...reader, now });
  if (!span.ok) return told(sayDateFault(span.error.fault, quoted(span.error.text), around));
  const made = await workflow.delegate({ from: person, to: to.value, ...span.value });
  if (made.outcome === 'delegated') return shown(says.made(nameOf(to.value)), [made.delegation], around);
  return told(faultOf(made.why, to.value, made.with, around));
};

const faultOf = (
  why: Extract<Awaited<ReturnType<Surroundings['workflow']['delegate']>>, { outcome: 'refused' }>['why'],
  to: Person,
  other: Delegation | undefined,
  around: Surroundings,
): Sentence => {
  const { faults } = around.words.commands.delegate;
  switch (why) {
    case 'yourself':
    case 'no-such-time':
    case 'too-long':
    case 'too-many-today':
      return faults[why];
    case 'not-an-employee':
      return faults[why](nameOf(to));
    case 'circle':
      return faults.circle(nameOf(to));
    case 'overlap':
      return other ? faults.overlap(...asSaid(other, around)) : faults.overlapping;
    default:
      return unreachable(why);
  }
};

const listed = async (around: Surroundings): Promise<Told> => {
  const { workflow, person, words } = around;
  const says = words.commands.delegate;
  const all = await workflow.delegationsOf(person.id);
  const given = all.filter(({ from }) => from.id === person.id);
  const taken = all.filter(({ to }) => to.id === person.id).map((one) => says.toYou(...fromSaid(one, around)));
  return given.length > 0 ? shown(says.yours, given, around, taken) : told(...taken, says.none);
};

const endAll = async (around: Surroundings): Promise<Told> => {
  const { workflow, person, words } = around;
  const given = (await workflow.delegationsOf(person.id)).filter(({ from }) => from.id === person.id);
  const says = words.commands.delegate;
  if (given.length === 0) return told(says.nothingToEnd);
  const ended = await Promise.all(given.map(({ id }) => endDelegation(id, around)));
  return told(...ended);
};

const shown = (
  heading: Sentence,
  given: readonly Delegation[],
  around: Surroundings,
  taken: readonly Sentence[] = [],
): Told => {
  const { words, reader } = around;
  const says = words.commands.delegate;
  const among = given.map((one) => ({
    says: [says.one(...asSaid(one, around))],
    button: execute({ verb: 'end-delegation', delegation: one.id }, says.end),
  }));
  const [footer] = taken;
  return { card: drawChoice({ ask: heading, among, ...(footer && { footer }) }, reader.locale), summary: heading };
};

const asSaid = ({ to, starts, ends }: Delegation, around: Surroundings) =>
  [nameOf(to), ...daysOf({ starts, ends }, around)] as const;
const fromSaid = ({ from, starts, ends }: Delegation, around: Surroundings) =>
  [nameOf(from), ...daysOf({ starts, ends }, around)] as const;

const daysOf = ({ starts, ends }: Pick<Delegation, 'starts' | 'ends'>, { reader }: Surroundings) =>
  [sayDay(starts, reader.zone, reader.locale), sayDay(ends, reader.zone, reader.locale)] as const;

const nameOf = ({ name }: Person): string => named(name);
