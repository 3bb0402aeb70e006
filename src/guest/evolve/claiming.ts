import type { GuestEvent } from '../events.js';
import type { Guest } from '../guest.js';
import { withoutReview } from './reviewing.js';
import { settled, untold } from './settling.js';

type Adopted = Extract<GuestEvent, { readonly type: 'adopted' }>;

/** From here on they are looked after like anybody; only whoever was asked about it has given us the account to end. */
export const claimed = (guest: Guest, { at, by, until, with: agreed }: Adopted): Guest => {
  const { until: proposed, sponsorless: _, backup, ...others } = guest;
  const end = until ?? (proposed && proposed > at ? proposed : undefined);
  const terms = agreed ? broughtBy(guest, by, agreed) : { ours: 'account' as const };
  const stands = backup && backup.id !== by.id && { backup };
  const taken = { ...others, ...stands, ...terms, sponsor: by, ...(end && { until: end }) };
  const free = untold(withoutReview(taken, at));
  if (free.status === 'disabled') return { ...free, ...stoppedAs(free) };
  if (free.status === 'pending-acceptance') return agreed ? invitedAnew(free) : { ...free, sponsorToldAt: at };
  // An end that came by a nomination is asked about in its time all the same.
  return until ? settled(free, { type: 'end-changed', ...(!agreed && { by }), until, at }) : free;
};

/** Nobody stands in for themselves. */
const broughtBy = (
  { nominations }: Guest,
  sponsor: Adopted['by'],
  { nominationId, invitedAt, latestEnd, backup, ours }: NonNullable<Adopted['with']>,
) => ({
  nominations: [...nominations, nominationId],
  invitedAt,
  ...(ours && { ours }),
  ...(latestEnd && { latestEnd }),
  ...(backup && backup.id !== sponsor.id && { backup }),
});

/** Once let in again they are looked after like anybody, and nobody is asked about them. */
const stoppedAs = ({ was }: Extract<Guest, { readonly status: 'disabled' }>) => {
  const { unclaimed: _, nudgedAt: __, renewedAt: ___, ...others } = was ?? {};
  return was ? { was: others } : {};
};

/** They have a new link. Whoever says yes in chat knows from the question that they have not accepted; a nominator is told in time. */
const invitedAnew = (guest: Extract<Guest, { readonly status: 'pending-acceptance' }>): Guest => {
  const { nudgedAt: _, renewedAt: __, ...others } = guest;
  return others;
};
