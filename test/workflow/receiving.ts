import { randomUUID } from 'node:crypto';
import type { GuestFacts } from '../../src/guest/guest.js';
import { personId, type PersonId } from '../../src/kernel/ids.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { sue } from '../support/samples.js';
import type { openOffice } from './office.js';

/** A guest of Sue's without an end comes into the office's books; `accepted`: they are in already. */
export const received = async (
  office: Pick<ReturnType<typeof openOffice>, 'submit' | 'now'>,
  { accepted = true, ...part }: Partial<GuestFacts> & { readonly accepted?: boolean } = {},
): Promise<PersonId> => {
  const id = personId.parse(randomUUID());
  const address = part.address ?? `${id}@fabrikam.com`;
  await office.submit.guest(id, {
    type: 'receive',
    accepted,
    facts: {
      id,
      address,
      displayName: address,
      sponsor: sue,
      zone: 'utc',
      language: 'en',
      nominations: [],
      invitedAt: office.now(),
      ours: 'account',
      terms: USUAL_STAYS,
      ...part,
    },
  });
  return id;
};
