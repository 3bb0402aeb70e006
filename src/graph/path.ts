/** The names between braces in a path template. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never;

export type Query = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** One segment of a path. `.` and `..` are no ids, and a URL parser would walk them. */
const segment = (value: string | undefined): string => {
  if (value === undefined || /^\.{0,2}$/.test(value)) throw new Error('A path parameter is missing or no id.');
  return encodeURIComponent(value);
};

/** A value between quotes, as a function in a path takes it: inside them, `'` is written twice. */
const literal = (value: string | undefined): string => {
  if (!value) throw new Error('A path parameter is missing.');
  return `'${encodeURIComponent(value.replaceAll("'", "''")).replaceAll("'", '%27')}'`;
};

const queryString = (query: Query): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value))}`)
    .join('&');

/** `/users/{user-id}` and its parameters → a path, every value encoded: `+`, `&`, `#` and `/` stay what they are. */
export const fill = (template: string, params: Readonly<Record<string, string>> = {}, query: Query = {}): string => {
  const path = template.replace(/'\{([^}]+)\}'|\{([^}]+)\}/g, (_, quoted: string | undefined, name: string) =>
    quoted === undefined ? segment(params[name]) : literal(params[quoted]),
  );
  const rest = queryString(query);
  return rest === '' ? path : `${path}?${rest}`;
};

/** OData text with its values as string literals: inside one, `'` is written twice. */
export const odata = (parts: TemplateStringsArray, ...values: readonly string[]): string =>
  parts.reduce((text, part, index) => `${text}'${(values[index - 1] ?? '').replaceAll("'", "''")}'${part}`);
