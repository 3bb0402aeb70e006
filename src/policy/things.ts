import type { GroupId } from '../kernel/ids.js';
import type { Stage, Thing } from './policy.js';

/** The group whose members may use it; undefined for what is given by another way. */
export const groupBehind = (thing: Thing): GroupId | undefined =>
  thing.kind === 'application' || thing.kind === 'package' ? undefined : thing.id;

/** Whether whoever its own policy in Microsoft Entra asks decides about it, and nobody here does. */
export const isDecidedThere = (thing: Thing): boolean => thing.kind === 'package' && thing.approval === 'there';

/** Whether a step is about the things that are asked for: its first people are their owners. */
export const isAboutThings = ({ sources }: Pick<Stage, 'sources'>): boolean => sources[0]?.from === 'owners';

/** One for each thing there is: two names of the rules may mean the same, and a role in an application is a thing of its own. */
export const identityOf = (thing: Thing): string =>
  thing.kind === 'application' && thing.role !== undefined ? `${thing.id} ${thing.role}` : thing.id;

/** Of those that are the same, the last one. */
export const eachOnce = <T extends Thing>(things: readonly T[]): readonly T[] => [
  ...new Map(things.map((thing) => [identityOf(thing), thing])).values(),
];
