import type { GroupId } from '../kernel/ids.js';
import type { Thing } from './policy.js';

/** The group whose members may use it; undefined for what is given by another way. */
export const groupBehind = (thing: Thing): GroupId | undefined =>
  thing.kind === 'application' || thing.kind === 'package' ? undefined : thing.id;
