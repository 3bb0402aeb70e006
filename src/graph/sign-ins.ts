import type { PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import { BATCH_LIMIT, part, readTogetherPatiently } from './batch.js';
import type { Call } from './call.js';
import type { GraphError } from './errors.js';
import { SIGN_IN_FIELDS, wireSignIn, type WireSignIn } from './stay-shapes.js';

export const readLastSignIns = async (
  call: Call,
  log: Log,
  guests: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Date>> => {
  const found = new Map<PersonId, Date>();
  for (let from = 0; from < guests.length; from += BATCH_LIMIT) {
    const some = guests.slice(from, from + BATCH_LIMIT);
    const answers = await readTogetherPatiently(call, some.map(signInPart));
    for (const [index, guest] of some.entries()) {
      const answer = answers[index];
      if (answer?.ok === false) heed(answer.error, log);
      const at = answer?.ok ? lastIn(answer.value) : undefined;
      if (at) found.set(guest, at);
    }
  }
  return found;
};

const signInPart = (guest: PersonId) =>
  part('GET /users/{user-id}', { params: { 'user-id': guest }, query: { $select: SIGN_IN_FIELDS } }, wireSignIn);

/** The call's own permission shows the user; this property wants one more, and a licence of the tenant's. */
const heed = (error: GraphError, log: Log): void => {
  if (error.kind === 'not-permitted') throw error.as('not-permitted', remedyFor(error));
  const { message, code = '', status } = error;
  if (status !== 404) log.debug(`When a guest last signed in is not known. ${message}`, { code, status });
};

const remedyFor = (error: GraphError): string =>
  error.says(/NonPremiumTenant|premium licen[cs]e/i)
    ? 'Microsoft shows last sign-ins in tenants with Microsoft Entra ID P1 or P2 alone'
    : 'Grant the application AuditLog.Read.All and consent again';

/** The last successful one is known since December 2023; the other one counts attempts as well. */
const lastIn = ({ signInActivity }: WireSignIn): Date | undefined =>
  momentIn(signInActivity?.lastSuccessfulSignInDateTime) ?? momentIn(signInActivity?.lastSignInDateTime);

/** Nobody signed in before there was such a thing: that is how never is written. */
const momentIn = (text: string | null | undefined): Date | undefined => {
  const moment = new Date(text ?? '');
  return moment.getUTCFullYear() > 2000 ? moment : undefined;
};
