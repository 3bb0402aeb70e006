import type { PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Asked, Decision } from '../../src/nomination/asking.js';
import { askedNow, awaited, barredFrom, type Nomination, type NominationIn } from '../../src/nomination/nomination.js';
import type { View } from '../../src/workflow/views.js';
import { handedTo } from '../handing.js';

export type ApprovalView = Extract<View, { kind: 'approval' }>;

export type Waiting = NominationIn<'awaiting-approval'>;

/** What whoever reads the card is to a nomination that waits for answers. `asked` alone has buttons. */
export type Standing =
  | { readonly as: 'asked'; readonly entry?: Asked }
  | { readonly as: 'nominator' | 'joined' | 'not-any-more' | 'onlooker' }
  | { readonly as: 'answered'; readonly decision: Decision; readonly byOther: boolean }
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
  const entry = askedNow(nomination, reader);
  if (entry) return { as: 'asked', entry };
  if (inChannel && channelIsAsked(nomination) && !barredFrom(nomination).has(reader)) return { as: 'asked' };
  return withoutAnswer(nomination, reader);
};

/** Of somebody who was asked, and is not any more, or never was. */
const withoutAnswer = ({ asked }: Waiting, reader: PersonId): Standing => {
  const entry = asked.findLast(({ person }) => person.id === reader);
  if (entry?.reached === 'lost') return { as: 'not-any-more' };
  if (!entry?.passed) return { as: 'onlooker' };
  const to = handedTo(asked, reader);
  return { as: 'passed-on', ...(to && { to }) };
};

/** While a channel is asked, whoever there is allowed to may answer. */
export const channelIsAsked = ({ channels = [] }: Waiting): boolean => channels.some(({ reached }) => reached !== 'no');

/** From whom an answer may still come. */
export const stillAsked = (nomination: Waiting): readonly Person[] => [
  ...new Map(awaited(nomination).map(({ person }) => [person.id, person])).values(),
];

/** How many more must agree besides one who answers now. */
export const othersNeeded = ({ needed = 1, agreed }: Waiting): number => Math.max(0, needed - agreed.length - 1);

/** Whether approvers are told to this reader without their names. */
export const isKeptFrom = (nomination: Nomination, reader: PersonId | undefined): boolean =>
  nomination.judgement.namesHidden === true &&
  reader !== undefined &&
  (reader === nomination.nominator.id || hasJoined(nomination, reader));

const hasJoined = ({ joined = [] }: Nomination, reader: PersonId): boolean => joined.some(({ id }) => id === reader);
