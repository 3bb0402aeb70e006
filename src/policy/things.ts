import type { GroupId } from '../kernel/ids.js';
import type { Stage, Thing } from './policy.js';

/** The group whose members may use it; undefined for what is given by another way. */
export const groupBehind = (thing: Thing): GroupId | undefined =>
  thing.kind === 'application' || thing.kind === 'package' ? undefined : thing.id;

/** Whether whoever its own policy in Microsoft Entra asks decides about it, and nobody here does. */
export const isDecidedThere = (thing: Thing): boolean => thing.kind === 'package' && thing.approval === 'there';

/** Whether a step is about the things that are asked for: its first people are their owners. */
export const isAboutThings = ({ sources }: Pick<Stage, 'sources'>): boolean => sources[0]?.from === 'owners';

/**
 * Whether a step may leave what is asked for to whoever is asked in Microsoft Entra: one that asks its owners first. Whoever comes
 * after somebody else answers in that one's place, and about the guest. `isWanted`: somebody here must agree, to letting a guest back
 * in or to what no rule could be sure about; then only where another step asks somebody.
 */
export const mayBeLeftThere = (stage: Stage, stages: readonly Stage[], isWanted: boolean): boolean =>
  isAboutThings(stage) && !(isWanted && stages.every(isAboutThings));

/** One for each thing there is: two names of the rules may mean the same, and a role in an application is a thing of its own. */
export const identityOf = (thing: Thing): string =>
  thing.kind === 'application' && thing.role !== undefined ? `${thing.id} ${thing.role}` : thing.id;

/** Of those that are the same, the last one. */
export const eachOnce = <T extends Thing>(things: readonly T[]): readonly T[] => [
  ...new Map(things.map((thing) => [identityOf(thing), thing])).values(),
];
