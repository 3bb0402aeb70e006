import type { Guest, GuestFacts, GuestIn } from '../guest.js';

export const stayOf = ({ since, confirmedAt, settledEnd, toldOfEnd }: GuestIn<'active' | 'under-review'>) => ({
  since,
  ...(confirmedAt && { confirmedAt }),
  ...(settledEnd && { settledEnd }),
  ...(toldOfEnd && { toldOfEnd }),
});

export const factsOf = (guest: Guest): GuestFacts => ({
  id: guest.id,
  address: guest.address,
  displayName: guest.displayName,
  sponsor: guest.sponsor,
  ...(guest.backup && { backup: guest.backup }),
  ...(guest.until && { until: guest.until }),
  ...(guest.latestEnd && { latestEnd: guest.latestEnd }),
  zone: guest.zone,
  language: guest.language,
  nominations: guest.nominations,
  invitedAt: guest.invitedAt,
  ours: guest.ours,
  terms: guest.terms,
  ...(guest.seen && { seen: guest.seen }),
  ...(guest.more && { more: guest.more }),
  ...(guest.lost && { lost: guest.lost }),
  ...(guest.moved && { moved: guest.moved }),
  ...(guest.sponsorless && { sponsorless: guest.sponsorless }),
  ...(guest.opening && { opening: guest.opening }),
  ...(guest.letInAt && { letInAt: guest.letInAt }),
  ...(guest.letInAsOf && { letInAsOf: guest.letInAsOf }),
});

/** Of a stay that is over: whether an account is still to be enabled is no question any more. */
export const closedFacts = (guest: Guest): GuestFacts => {
  const { opening: _, ...facts } = factsOf(guest);
  return facts;
};
