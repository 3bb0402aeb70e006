import type { PersonId } from '../kernel/ids.js';
import type { Account } from '../workflow/ports.js';
import type { Call } from './call.js';
import { accountOf, orNothing } from './people.js';
import { MANAGED_FIELDS, wireManaged } from './shapes.js';

/** An account as it is just before we change it. `synchronised`: it is kept in a directory on-premises, and changed there alone. */
export type Managed = Account & { readonly synchronised: boolean };

export const readManaged = async (call: Call, id: PersonId): Promise<Managed | undefined> => {
  const asked = { params: { 'user-id': id }, query: { $select: MANAGED_FIELDS } };
  const user = await orNothing(call('GET /users/{user-id}', asked, wireManaged));
  return user && { ...accountOf(user), synchronised: user.onPremisesSyncEnabled === true };
};
