import type { Changes } from '../workflow/ports.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { tokenIn } from './links.js';
import type { Query } from './path.js';
import { wireChanges, type WireChange } from './stay-shapes.js';

/** Changes of what is not named here are not reported; which of them it was is not said. Sponsors cannot be named. */
export const WATCHED = [
  'id',
  'userType',
  'accountEnabled',
  'displayName',
  'mail',
  'userPrincipalName',
  'externalUserState',
];

/** Microsoft keeps our place for us: `skip` within what has happened, `delta` at the end of it. */
type Mark = { readonly kind: 'skip' | 'delta'; readonly token: string };

export const readChanges = async (call: Call, mark?: string): Promise<Changes | 'begin-anew'> => {
  const query = mark === undefined ? { $deltatoken: 'latest', $select: WATCHED } : queryFor(mark);
  if (!query) return 'begin-anew';
  try {
    const page = await call('GET /users/delta()', { query }, wireChanges);
    const next = markIn(page);
    return { changed: page.value.map(changeIn), mark: `${next.kind}:${next.token}`, more: next.kind === 'skip' };
  } catch (error) {
    if (error instanceof GraphError && isForgotten(error)) return 'begin-anew';
    throw error;
  }
};

/** What was selected the first time is in the token. Undefined: no mark of ours. */
const queryFor = (mark: string): Query | undefined => {
  const [, kind, token] = /^(skip|delta):(.+)$/s.exec(mark) ?? [];
  return token === undefined ? undefined : { [`$${kind}token`]: token };
};

const markIn = (page: {
  '@odata.nextLink'?: string | null | undefined;
  '@odata.deltaLink'?: string | null | undefined;
}): Mark => {
  const [skip, delta] = [
    tokenIn(page['@odata.nextLink'], '$skiptoken'),
    tokenIn(page['@odata.deltaLink'], '$deltatoken'),
  ];
  if (skip) return { kind: 'skip', token: skip };
  if (delta) return { kind: 'delta', token: delta };
  throw new GraphError({
    call: 'GET /users/delta()',
    kind: 'unavailable',
    status: 200,
    code: 'UnreadableAnswer',
    remedy: 'The answer does not say how to go on; try again later',
  });
};

const changeIn = ({ id, userType, '@removed': removed }: WireChange): Changes['changed'][number] => {
  const kind = userType === 'Guest' ? 'guest' : userType === 'Member' ? 'member' : undefined;
  return { id, gone: Boolean(removed), ...(kind && !removed && { kind }) };
};

/** Documented as 410, and announced, for tokens older than seven days, as 400 with this code. */
const isForgotten = (error: GraphError): boolean =>
  error.status === 410 ||
  (error.status === 400 && error.says(/syncState(NotFound|Invalid)|resync ?required|token is expired/i));
