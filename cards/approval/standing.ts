import type { PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Asked, AskedChannel, Decision, Fallen, Items } from '../../src/nomination/asking.js';
import { askedNow, awaited } from '../../src/nomination/awaited.js';
import { covers } from '../../src/nomination/items.js';
import { openLanes } from '../../src/nomination/lanes.js';
import { barredFrom, type Nomination, type NominationIn } from '../../src/nomination/nomination.js';
import type { View } from '../../src/workflow/views.js';
import { handedTo } from '../handing.js';

export type ApprovalView = Extract<View, { kind: 'approval' }>;

export type Waiting = NominationIn<'awaiting-approval'>;

/** What whoever reads the card is to a nomination that waits for answers. `asked` alone has buttons. */
export type Standing =
  | { readonly as: 'asked'; readonly entry?: Asked }
  | { readonly as: 'nominator' | 'joined' | 'not-any-more' | 'onlooker' }
  | { readonly as: 'answered'; readonly decision: Decision; readonly byOther: boolean }
  /** Said no to some of it. */
  | { readonly as: 'refused'; readonly fallen: Fallen & { readonly why: 'denied' }; readonly byOther: boolean }
  /** What was theirs to decide, others have. */
  | { readonly as: 'settled'; readonly by: Decision | Fallen }
  /** Without a colleague: left to the others. */
  | { readonly as: 'passed-on'; readonly to?: Person };

export const standingOf = (
  nomination: Waiting,
  { reader, inChannel }: Pick<ApprovalView, 'reader' | 'inChannel'>,
): Standing => {
  if (reader === undefined) return { as: channelIsAsked(nomination) ? 'asked' : 'onlooker' };
  if (reader === nomination.nominator.id) return { as: 'nominator' };
  if (hasJoined(nomination, reader)) return { as: 'joined' };
  const decision = nomination.agreed.find(({ by, for: whose }) => by.id === reader || whose?.id === reader);
  if (decision) return { as: 'answered', decision, byOther: decision.by.id !== reader };
  const fallen = noOf(nomination, reader);
  if (fallen) return { as: 'refused', fallen, byOther: fallen.decision.by.id !== reader };
  const entry = askedNow(nomination, reader);
  if (entry) return { as: 'asked', entry };
  if (inChannel && channelIsAsked(nomination) && !barredFrom(nomination).has(reader)) return { as: 'asked' };
  return withoutAnswer(nomination, reader);
};

/** Of somebody who was asked, and is not any more, or never was. */
const withoutAnswer = (nomination: Waiting, reader: PersonId): Standing => {
  const { asked } = nomination;
  const entry = asked.findLast(({ person }) => person.id === reader);
  if (entry?.reached === 'lost') return { as: 'not-any-more' };
  if (!entry?.passed) {
    const by = entry?.about && settledBy(nomination, entry.about);
    return by ? { as: 'settled', by } : { as: 'onlooker' };
  }
  const to = handedTo(asked, reader);
  return { as: 'passed-on', ...(to && { to }) };
};

const noOf = ({ fallen = [] }: Waiting, reader: PersonId) =>
  fallen.find(
    (one): one is Fallen & { readonly why: 'denied' } =>
      one.why === 'denied' && [one.decision.by.id, one.decision.for?.id].includes(reader),
  );

/** The yes, or else the fall, by which the last of these was settled. */
export const settledBy = ({ agreed, fallen = [] }: Waiting, theirs: Items): Decision | Fallen | undefined =>
  agreed.findLast(({ about }) => theirs.some((key) => covers(about, key))) ??
  fallen.findLast(({ access }) => access.some(({ key }) => theirs.includes(key)));

/** What the first line says, and need not be said again. */
export const saidAbove = (standing: Standing | undefined): Decision | Fallen | undefined => {
  switch (standing?.as) {
    case 'answered':
      return standing.decision;
    case 'refused':
      return standing.fallen;
    case 'settled':
      return standing.by;
    default:
      return undefined;
  }
};

/** While a channel is asked, whoever there is allowed to may answer. */
export const channelIsAsked = (nomination: Waiting): boolean => openChannel(nomination) !== undefined;

const openChannel = (nomination: Waiting): AskedChannel | undefined => {
  const open = openLanes(nomination);
  return nomination.channels?.findLast(
    ({ reached, about }) => reached !== 'no' && open.some(({ key }) => covers(about, key)),
  );
};

/** What whoever reads this is asked to decide; undefined: all of it. */
export const theirsOf = (
  nomination: Waiting,
  { reader, inChannel }: Pick<ApprovalView, 'reader' | 'inChannel'>,
): Items | undefined => {
  const entry = reader === undefined ? undefined : askedNow(nomination, reader);
  if (entry) return entry.about;
  return inChannel || reader === undefined ? openChannel(nomination)?.about : undefined;
};

/** From whom an answer may still come, about any of these. */
export const stillAsked = (nomination: Waiting, theirs?: Items): readonly Person[] => {
  const asked = awaited(nomination).filter(
    ({ about }) => theirs === undefined || theirs.some((key) => covers(about, key)),
  );
  return [...new Map(asked.map(({ person }) => [person.id, person])).values()];
};

/** Whether approvers are told to this reader without their names. */
export const isKeptFrom = (nomination: Nomination, reader: PersonId | undefined): boolean =>
  nomination.judgement.namesHidden === true &&
  reader !== undefined &&
  (reader === nomination.nominator.id || hasJoined(nomination, reader));

const hasJoined = ({ joined = [] }: Nomination, reader: PersonId): boolean => joined.some(({ id }) => id === reader);
