import type { PersonId } from '../kernel/ids.js';
import type { Courier } from './ports.js';
import type { Notice } from './views.js';

/** Tells each of them. Throws where nobody could be told: again would else be twice to those who have heard it. */
export const tellAll = async (
  courier: Pick<Courier, 'tell'>,
  people: readonly { readonly id: PersonId }[],
  notice: Notice,
): Promise<void> => {
  const ends = await Promise.allSettled(people.map(({ id }) => courier.tell(id, notice)));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed && !ends.some((end) => end.status === 'fulfilled')) throw failed.reason;
};
