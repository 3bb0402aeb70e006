import { isDecidedThere, mayBeLeftThere } from '../policy/things.js';
import type { Decision, Items } from './asking.js';
import { covers } from './items.js';
import { isChosen, stageOf, type Access, type NominationIn } from './nomination.js';

/** How far one item has come in the stage that is open: its owners, and whoever comes after them, are asked about it. */
export type Lane = {
  /** Absent: of a nomination that asks for no items. */
  readonly key?: Access['key'];
  /** Of that stage's sources, from 0: the last one that was asked about it. */
  readonly source: number;
  readonly since: Date;
  /** Whether the people of that source were chosen. */
  readonly chosen: boolean;
  /** How many must agree; absent until somebody was chosen. */
  readonly needed?: number;
};

type Awaiting = NominationIn<'awaiting-approval'>;

/** One for each item that is left, or one for what asks for none. */
export const lanesOf = (nomination: Awaiting): readonly Lane[] => {
  const { access, lanes, source, sourceSince, needed } = nomination;
  if (lanes) return lanes.filter(({ key }) => access.some((item) => item.key === key));
  const lane = { source, since: sourceSince, chosen: isChosen(nomination), ...(needed !== undefined && { needed }) };
  return access.length > 0 ? access.map(({ key }) => ({ key, ...lane })) : [lane];
};

/** With its lanes as they are now: written down where they differ, and otherwise as of all of it. */
export const withLanes = ({ lanes: _, needed: __, ...nomination }: Awaiting, lanes: readonly Lane[]): Awaiting => {
  const source = Math.max(...lanes.map((lane) => lane.source));
  const since = Math.max(...lanes.map((lane) => lane.since.getTime()));
  const known = lanes.flatMap(({ needed }) => needed ?? []);
  return {
    ...nomination,
    source,
    sourceSince: new Date(since),
    chosen: lanes.every(({ chosen }) => chosen),
    ...(known.length > 0 && { needed: Math.max(...known) }),
    ...(lanes.some((lane) => !isAsFar(lane, lanes[0])) && { lanes }),
  };
};

const isAsFar = (one: Lane, other: Lane | undefined): boolean =>
  one.source === other?.source &&
  one.since.getTime() === other.since.getTime() &&
  one.chosen === other.chosen &&
  one.needed === other.needed;

/** The yeses that this item has in the open stage. */
export const agreedTo = ({ agreed }: Awaiting, { key }: Lane): readonly Decision[] =>
  agreed.filter(({ about }) => covers(about, key));

/** Whether nobody here is asked about it in the open stage, for whoever it is to be asked is asked in Microsoft Entra. */
export const isElsewhere = (nomination: Awaiting, { key }: Pick<Lane, 'key'>): boolean => {
  const { access, elsewhere = [] } = nomination;
  if (key !== undefined && elsewhere.includes(key)) return true;
  const item = access.find((one) => one.key === key);
  return item !== undefined && isDecidedThere(item) && leavesThere(nomination);
};

/** Whether the open stage may leave what is asked for to whoever is asked in Microsoft Entra. */
export const leavesThere = (nomination: Awaiting): boolean => {
  const { judgement, revive, seen, move } = nomination;
  const stage = stageOf(nomination);
  const isInDoubt = seen?.warnings.some(({ finding }) => finding === 'passed-over') ?? false;
  return !move && stage !== undefined && mayBeLeftThere(stage, judgement.stages, revive !== undefined || isInDoubt);
};

/** How many must agree to it; as long as nobody knows who all are, more than there could be. */
export const needsOf = (nomination: Awaiting, lane: Lane): number => {
  const { needed } = lane;
  if (isElsewhere(nomination, lane)) return 0;
  if (needed !== undefined) return needed;
  const quorum = stageOf(nomination)?.quorum ?? 'any';
  if (quorum === 'all') return Infinity;
  return quorum === 'any' ? 1 : quorum;
};

/** What still lacks a yes. */
export const openLanes = (nomination: Awaiting): readonly Lane[] =>
  lanesOf(nomination).filter((lane) => agreedTo(nomination, lane).length < needsOf(nomination, lane));

/** Whether another source can be asked about it. */
export const hasNext = (nomination: Awaiting, { source }: Lane): boolean =>
  source + 1 < (stageOf(nomination)?.sources.length ?? 0);

export const keysOf = (lanes: readonly Lane[]): Items => lanes.flatMap(({ key }) => key ?? []);
