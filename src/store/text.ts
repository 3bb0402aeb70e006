/** A text as PostgreSQL can keep it: without NUL, and without half a surrogate pair, which JSON columns refuse. */
const storable = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');

/** JSON that a jsonb column takes, whatever people typed into it; dates become ISO 8601. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) => (typeof inner === 'string' ? storable(inner) : inner));

/** Query parameters, alike for both databases: texts storable, moments in ISO 8601, nothing as null. */
export const toParameters = (values: readonly unknown[]): unknown[] =>
  values.map((value) => {
    if (value === undefined) return null;
    if (value instanceof Date) return value.toISOString();
    if (Array.isArray(value)) return toParameters(value);
    return typeof value === 'string' ? storable(value) : value;
  });
