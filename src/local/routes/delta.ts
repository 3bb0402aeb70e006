import { z } from 'zod';
import { DAY } from '../../kernel/clock.js';
import type { Happening } from '../journal.js';
import type { Tenant } from '../tenant.js';
import { viewOf, type Entity } from './query.js';
import { isRefusal, refuse, type Refusal, type Reply, type Route, type RoutedCall } from './route.js';
import { USER, userEntity } from './shapes.js';

/** What changed among users since a mark: delta queries. */

const READ = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const PATH = '/users/delta()';
const CONTEXT = 'https://graph.microsoft.com/v1.0/$metadata#users';
const KEPT_DAYS = 7;

/** What a token remembers; opaque to clients. `after`: a place in the journal. `given`: milliseconds since 1970. */
const placeSchema = z.strictObject({
  after: z.number().int(),
  select: z.string(),
  generation: z.string(),
  given: z.number(),
});
type Place = z.infer<typeof placeSchema>;

const written = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

const read = (token: string): Place | undefined => {
  try {
    return placeSchema.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
};

/** By the time, as Microsoft announced it; or all at once, as its documentation says it may happen. */
const forgotten = (tenant: Tenant, place: Place): Refusal | undefined => {
  const message =
    'The sync state generation is not found. The delta token is expired and data must be synchronized again.';
  if (place.generation !== tenant.directory.journal.generation()) return refuse(410, 'syncStateNotFound', message);
  return tenant.clock.now().getTime() - place.given > KEPT_DAYS * DAY
    ? refuse(400, 'syncStateNotFound', message)
    : undefined;
};

export const deltaRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory } = tenant;
  const { journal } = directory;

  const placeOf = ({ query }: RoutedCall): Place | Refusal => {
    const token = query.get('$skiptoken') ?? query.get('$deltatoken');
    const given = tenant.clock.now().getTime();
    const fresh = { select: query.get('$select') ?? '', generation: journal.generation(), given };
    if (token === null) return { ...fresh, after: 0 };
    if (token.toLowerCase() === 'latest') return { ...fresh, after: journal.position() };
    const place = read(token);
    if (!place) return refuse(400, 'BadRequest', 'Badly formed token.');
    return forgotten(tenant, place) ?? { ...place, given };
  };

  const shown = ({ id, what }: Happening, show: (entity: Entity) => Entity): Entity => {
    const record = directory.user(id);
    if (!record) return { id, '@removed': { reason: what === 'purged' ? 'deleted' : 'changed' } };
    return { ...show(userEntity(record)), id };
  };

  const answer = (call: RoutedCall): Reply => {
    const unsupported = ['$filter', '$expand', '$orderby', '$search', '$top'].find((name) => call.query.has(name));
    if (unsupported !== undefined)
      return refuse(400, 'Request_UnsupportedQuery', `The local tenant does not support ${unsupported} here.`);
    const place = placeOf(call);
    if (isRefusal(place)) return place;
    const view = viewOf({ ...call, query: new URLSearchParams({ $select: place.select }) }, USER, undefined);
    if (isRefusal(view)) return view;
    const size = tenant.settings().deltaPage;
    const happened = journal.since(place.after);
    const page = happened.slice(0, size);
    const hasMore = happened.length > size;
    const next = written({ ...place, after: hasMore ? (page.at(-1)?.at ?? place.after) : journal.position() });
    // The first time round, what is gone already is not worth a word.
    const told = place.after === 0 ? page.filter(({ id }) => directory.user(id)) : page;
    const link = `${tenant.url}/v1.0${PATH}?${hasMore ? '$skiptoken' : '$deltatoken'}=${next}`;
    return {
      status: 200,
      body: {
        '@odata.context': `${CONTEXT}${view.context}`,
        [hasMore ? '@odata.nextLink' : '@odata.deltaLink']: link,
        value: told.map((one) => shown(one, view.show)),
      },
    };
  };

  return [{ method: 'GET', path: PATH, template: PATH, allow: READ, answer }];
};
