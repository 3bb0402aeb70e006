/** The part of OData's `$filter` that Graph's directory understands and this product may use. */

export type Condition = {
  readonly holds: (record: Readonly<Record<string, unknown>>) => boolean;
  /** Properties the filter speaks of, without what follows a slash. */
  readonly properties: ReadonlySet<string>;
  /** Uses what the directory answers only with `ConsistencyLevel: eventual` and `$count=true`. */
  readonly advanced: boolean;
  /** The most alternatives that stand side by side, by `or` or `in`. */
  readonly alternatives: number;
};

type Test = (scope: Scope) => boolean;
type Scope = { readonly record: Readonly<Record<string, unknown>>; readonly names: Readonly<Record<string, unknown>> };

const TOKEN = /\s*(?:('(?:[^']|'')*')|([A-Za-z_@][\w.@-]*(?:\/[A-Za-z_$][\w.$]*)*)|([(),:])|(-?\d[\w:.-]*))/y;

const tokensIn = (text: string): readonly string[] | undefined => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const found = TOKEN.exec(text);
    if (!found) return undefined;
    tokens.push(found[0].trim());
  }
  return tokens;
};

const isPath = (token: string | undefined): token is string => token !== undefined && /^[A-Za-z_@]/.test(token);

const read = (scope: Scope, path: string): unknown => {
  const [head = '', ...rest] = path.split('/').filter((segment) => !segment.startsWith('microsoft.graph.'));
  const start = head in scope.names ? scope.names[head] : scope.record[head];
  return rest.reduce<unknown>(
    (value, segment) => (value as Record<string, unknown> | null | undefined)?.[segment],
    start,
  );
};

const folded = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : (value ?? null));

/** The directory compares without regard to case. */
const isEqual = (one: unknown, other: unknown): boolean => folded(one) === folded(other);

class Unreadable extends Error {}

/** Undefined where it is no filter, or one this tenant does not know. */
export const parseFilter = (text: string): Condition | undefined => {
  const tokens = tokensIn(text);
  if (!tokens || tokens.length === 0) return undefined;
  const properties = new Set<string>();
  const names = new Set<string>();
  let at = 0;
  let advanced = false;
  let alternatives = 1;

  const next = (): string | undefined => tokens[at];
  const isWord = (word: string): boolean => next()?.toLowerCase() === word;
  const take = (expected?: string): string => {
    const token = tokens[at];
    if (token === undefined || (expected !== undefined && token !== expected)) throw new Unreadable();
    at += 1;
    return token;
  };
  const path = (): string => {
    const token = take();
    if (!isPath(token)) throw new Unreadable();
    const root = token.split('/').find((segment) => !segment.startsWith('microsoft.graph.')) ?? '';
    if (!names.has(root)) properties.add(root);
    return token;
  };
  const literal = (): unknown => {
    const token = take();
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (token === 'null') return null;
    if (token === 'true' || token === 'false') return token === 'true';
    if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token);
    if (/^[\dA-Fa-f][\w:.-]+$/.test(token)) return token; // a guid or a date stands bare
    throw new Unreadable();
  };

  const call = (compare: (value: string, part: string) => boolean): Test => {
    take('(');
    const left = path();
    take(',');
    const right = literal();
    take(')');
    if (typeof right !== 'string') throw new Unreadable();
    return (scope) => {
      const value = read(scope, left);
      return typeof value === 'string' && compare(value.toLowerCase(), right.toLowerCase());
    };
  };

  const any = (collection: string): Test => {
    const items = collection.slice(0, -'/any'.length);
    properties.add(items.split('/')[0] ?? '');
    take('(');
    const name = take();
    if (!/^\w+$/.test(name)) throw new Unreadable();
    take(':');
    names.add(name);
    const test = either();
    names.delete(name);
    take(')');
    return (scope) => {
      const list = read(scope, items);
      return (
        Array.isArray(list) &&
        list.some((item: unknown) => test({ record: scope.record, names: { ...scope.names, [name]: item } }))
      );
    };
  };

  const comparison = (): Test => {
    const left = path();
    const operator = take().toLowerCase();
    if (operator === 'in') {
      take('(');
      const values = [literal()];
      while (next() === ',') {
        take();
        values.push(literal());
      }
      take(')');
      alternatives = Math.max(alternatives, values.length);
      return (scope) => values.some((value) => isEqual(read(scope, left), value));
    }
    if (operator !== 'eq' && operator !== 'ne') throw new Unreadable();
    const right = literal();
    if (operator === 'eq') return (scope) => isEqual(read(scope, left), right);
    advanced = true;
    return (scope) => !isEqual(read(scope, left), right);
  };

  const one = (): Test => {
    if (isWord('not')) {
      take();
      advanced = true;
      const test = one();
      return (scope) => !test(scope);
    }
    if (next() === '(') {
      take();
      const test = either();
      take(')');
      return test;
    }
    const token = next()?.toLowerCase() ?? '';
    if (tokens[at + 1] === '(') {
      if (token.endsWith('/any')) return any(take());
      take();
      if (token === 'startswith') return call((value, part) => value.startsWith(part));
      if (token !== 'endswith') throw new Unreadable();
      advanced = true;
      return call((value, part) => value.endsWith(part));
    }
    return comparison();
  };

  const all = (): Test => {
    const tests = [one()];
    while (isWord('and')) {
      take();
      tests.push(one());
    }
    return (scope) => tests.every((test) => test(scope));
  };

  const either = (): Test => {
    const tests = [all()];
    while (isWord('or')) {
      take();
      tests.push(all());
    }
    alternatives = Math.max(alternatives, tests.length);
    return (scope) => tests.some((test) => test(scope));
  };

  try {
    const test = either();
    if (at !== tokens.length) return undefined;
    return { holds: (record) => test({ record, names: {} }), properties, advanced, alternatives };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
};
