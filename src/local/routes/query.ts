import type { Refusal, RoutedCall, Success } from './route.js';
import { isRefusal, refuse } from './route.js';
import { parseFilter } from './filter.js';

/** What can be read of one type, and what is read unless one asks. */
export type Shape = {
  /** As in `microsoft.graph.user`. */
  readonly type: string;
  readonly properties: readonly string[];
  /** Without `$select`; absent: all of them. */
  readonly byDefault?: readonly string[];
  /** Properties that can be filtered only with `ConsistencyLevel: eventual` and `$count=true`. */
  readonly advanced?: readonly string[];
  /** What `$expand` may name. */
  readonly related?: readonly string[];
};

export type Entity = Readonly<Record<string, unknown>>;

/** What a `$expand` puts into an entity. */
export type Expand = (name: string, entity: Entity) => unknown;

const METADATA = 'https://graph.microsoft.com/v1.0/$metadata#';
const LARGEST_PAGE = 999;

const listed = (value: string | null): readonly string[] =>
  (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

type Expansion = { readonly name: string; readonly selected: readonly string[] };

/** `a,b($select=c,d)` → a; b, with c and d of it */
const expanded = (value: string | null): readonly Expansion[] =>
  [...(value ?? '').matchAll(/([^,()]+)(?:\(([^()]*)\))?(?:,|$)/g)].map(([, name = '', options = '']) => ({
    name: name.trim(),
    selected: listed(/(?:^|;)\s*\$select=([^;]*)/.exec(options)?.[1] ?? null),
  }));

const picked = (value: unknown, selected: readonly string[]): unknown => {
  if (selected.length === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => picked(one, selected));
  const names = ['@odata.type', ...selected];
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
};

const noProperty = (name: string, shape: Shape): Refusal =>
  refuse(
    400,
    'BadRequest',
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type '${shape.type}'.`,
  );

export type View = { readonly context: string; readonly show: (entity: Entity) => Entity };

export const viewOf = (call: RoutedCall, shape: Shape, expand: Expand | undefined): View | Refusal => {
  const selected = listed(call.query.get('$select'));
  const related = expanded(call.query.get('$expand'));
  const unknown =
    selected.find((name) => !shape.properties.includes(name)) ??
    related.find(({ name }) => !shape.related?.includes(name))?.name;
  if (unknown !== undefined) return noProperty(unknown, shape);
  const names = selected.length > 0 ? selected : (shape.byDefault ?? shape.properties);
  const shownNames = [...selected, ...related.map(({ name, selected: some }) => `${name}(${some.join(',')})`)];
  return {
    context: shownNames.length > 0 ? `(${shownNames.join(',')})` : '',
    show: (entity) => ({
      ...('@odata.type' in entity && { '@odata.type': entity['@odata.type'] }),
      ...Object.fromEntries(names.filter((name) => entity[name] !== undefined).map((name) => [name, entity[name]])),
      ...Object.fromEntries(
        related.map(({ name, selected: some }) => [name, picked(expand?.(name, entity), some) ?? null]),
      ),
    }),
  };
};

/** One entity, as `$select` and `$expand` want it. `set` is the context's name of the collection it comes from. */
export const entityReply = (
  call: RoutedCall,
  set: string,
  shape: Shape,
  entity: Entity,
  expand?: Expand,
): Success | Refusal => {
  const view = viewOf(call, shape, expand);
  if (isRefusal(view)) return view;
  return { status: 200, body: { '@odata.context': `${METADATA}${set}${view.context}/$entity`, ...view.show(entity) } };
};

const filtered = (
  call: RoutedCall,
  shape: Shape,
  entities: readonly Entity[],
  eventual: boolean,
  expand: Expand | undefined,
): readonly Entity[] | Refusal => {
  const text = call.query.get('$filter');
  if (text === null) return entities;
  const condition = parseFilter(text);
  if (!condition) return refuse(400, 'BadRequest', 'Invalid filter clause');
  const unknown = [...condition.properties].find(
    (name) => !shape.properties.includes(name) && !shape.related?.includes(name),
  );
  if (unknown !== undefined)
    return refuse(
      400,
      'BadRequest',
      `Invalid filter clause: Could not find a property named '${unknown}' on type '${shape.type}'.`,
    );
  if (condition.alternatives > 15)
    return refuse(
      400,
      'Request_UnsupportedQuery',
      `Too many child clauses specified in search filter expression containing 'OR' operators: ${condition.alternatives}. Max allowed: 15.`,
    );
  const isAdvanced =
    shape.advanced && (condition.advanced || shape.advanced.some((name) => condition.properties.has(name)));
  if (isAdvanced && !eventual) return refuse(400, 'Request_UnsupportedQuery', 'Unsupported Query.');
  // Related things are there for filters such as `teamsApp/externalId eq '…'`, expanded or not; and only for them.
  const related = (shape.related ?? []).filter((name) => condition.properties.has(name));
  if (related.length === 0) return entities.filter(condition.holds);
  const whole = (entity: Entity): Entity => ({
    ...entity,
    ...Object.fromEntries(related.map((name) => [name, expand?.(name, entity)])),
  });
  return entities.filter((entity) => condition.holds(whole(entity)));
};

/** A skip token is opaque to clients; here it is the place in the list. */
const placeIn = (call: RoutedCall): number =>
  Number(Buffer.from(call.query.get('$skiptoken') ?? '', 'base64url').toString() || 0);

const linkTo = (call: RoutedCall, root: string, place: number): string => {
  const query = new URLSearchParams(call.query);
  query.set('$skiptoken', Buffer.from(String(place)).toString('base64url'));
  return `${root}/v1.0${call.path}?${query.toString()}`;
};

const UNSUPPORTED = ['$search', '$orderby', '$skip'];

/** A collection: filtered, counted, cut into pages, shown. `root` is where the next page is fetched from. */
export const collectionReply = (
  call: RoutedCall,
  root: string,
  set: string,
  shape: Shape,
  entities: readonly Entity[],
  expand?: Expand,
): Success | Refusal => {
  const unsupported = UNSUPPORTED.find((option) => call.query.has(option));
  if (unsupported !== undefined)
    return refuse(400, 'Request_UnsupportedQuery', `The local tenant does not support ${unsupported}.`);
  const view = viewOf(call, shape, expand);
  if (isRefusal(view)) return view;
  const counts = call.query.get('$count') === 'true';
  const eventual = counts && call.headers['consistencylevel']?.toLowerCase() === 'eventual';
  const found = filtered(call, shape, entities, eventual, expand);
  if (isRefusal(found)) return found;
  const size = Number(call.query.get('$top') ?? 100);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE)
    return refuse(
      400,
      'Request_UnsupportedQuery',
      `Invalid page size specified: '${call.query.get('$top')}'. Must be between 1 and ${LARGEST_PAGE} inclusive.`,
    );
  const place = placeIn(call);
  if (!Number.isInteger(place))
    return refuse(
      400,
      'Directory_ExpiredPageToken',
      'The specified page token value has expired and can no longer be included in your request.',
    );
  const isLast = place + size >= found.length;
  return {
    status: 200,
    body: {
      '@odata.context': `${METADATA}${set}${view.context}`,
      ...((shape.advanced ? eventual : counts) && { '@odata.count': found.length }),
      ...(!isLast && { '@odata.nextLink': linkTo(call, root, place + size) }),
      value: found.slice(place, place + size).map(view.show),
    },
  };
};
