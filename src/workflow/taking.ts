import type { PersonId } from '../kernel/ids.js';
import type { Access } from '../nomination/nomination.js';
import type { Directory, Packages } from './ports.js';

/** Takes a thing away from a guest, by whatever gave it. The same done twice. */
export const createTake =
  ({ directory, packages }: { directory: Pick<Directory, 'take'>; packages: Pick<Packages, 'remove'> }) =>
  (guest: PersonId, access: Access) =>
    access.kind === 'package' ? packages.remove(guest, access) : directory.take(guest, access);
