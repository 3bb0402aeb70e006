import { DAY, later, type Clock } from '../kernel/clock.js';
import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Access } from '../nomination/nomination.js';
import { isLeft } from './held.js';
import { createMadeMember } from './made-member.js';
import { DirectoryTrouble, type Directory, type Packages, type Store } from './ports.js';
import type { Submit } from './submit.js';

/** Takes a thing away from a guest, by whatever gave it. The same done twice. */
export const createTake =
  ({ directory, packages }: { directory: Pick<Directory, 'take'>; packages: Pick<Packages, 'remove'> }) =>
  (guest: PersonId, access: Access) =>
    access.kind === 'package' ? packages.remove(guest, access) : directory.take(guest, access);

/** `left`: keys of what could not be taken, and will not be. `troubles`: what kept the rest from being taken; it is to be tried again. */
export type Taking = { readonly left: readonly string[]; readonly troubles: readonly unknown[] };

/** Something to be taken. `isComing`: it may not be there yet, and then somebody follows it, who takes it as soon as it is. */
export type Takeable = { readonly access: Access; readonly isComing: boolean };

/** The end of a stay, or a withdrawal, which began `at` that moment; `isWanted` is asked right before each thing. */
type Occasion = { readonly about: NominationId | PersonId; readonly at: Date; isWanted(): Promise<boolean> };

/** Takes all these from a guest, each whatever becomes of the others. What fails for a day is left. Undefined: it is wanted no more. */
export const createTakeAll = (deps: {
  store: Pick<Store, 'attempts'>;
  directory: Directory;
  packages: Packages;
  submit: Submit;
  clock: Clock;
}) => {
  const { clock } = deps;
  const { attempts } = deps.store;
  const take = createTake(deps);
  const isMadeMember = createMadeMember(deps);

  /** The day counts from the first failure: an end may have had to wait for days until it was tried. */
  const isStuck = async ({ about, at }: Occasion): Promise<boolean> => {
    const since = (await attempts.open(about, 'taking')).find((one) => one >= at);
    if (!since) await attempts.begin(about, 'taking');
    return since !== undefined && later(since, DAY) <= clock.now();
  };

  return async (guest: PersonId, things: readonly Takeable[], occasion: Occasion): Promise<Taking | undefined> => {
    const left: string[] = [];
    const troubles: unknown[] = [];
    for (const { access, isComing } of things)
      try {
        const isTheirs = await isMadeMember(guest);
        if (!(await occasion.isWanted())) return undefined;
        const outcome = isTheirs ? 'theirs' : await take(guest, access);
        if (outcome === 'not-yet' && !isComing) throw new DirectoryTrouble('unavailable', HELD_UP);
        if (outcome === 'theirs' || isLeft(outcome)) left.push(access.key);
      } catch (trouble) {
        const isLasting = trouble instanceof DirectoryTrouble && trouble.lasting !== undefined;
        if (isLasting || (!isWithoutToken(trouble) && (await isStuck(occasion)))) left.push(access.key);
        else troubles.push(trouble);
      }
    if (troubles.length === 0) await attempts.end(occasion.about, 'taking');
    return { left, troubles };
  };
};

/** Nothing can be taken then, and all of it once somebody has mended that, however long it takes. */
const isWithoutToken = (trouble: unknown): boolean =>
  trouble instanceof DirectoryTrouble && trouble.kind === 'not-permitted';

const HELD_UP =
  'An access package is not taken away yet: another request for it is open in Microsoft Entra, and Guestlist tries again. Deny or cancel that request, and it goes on.';
