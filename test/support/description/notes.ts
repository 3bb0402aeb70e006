import { descriptions } from './pack.js';

/** What checking one exchange brings to light. */

/** One exchange with Graph as the local tenant's log has it: `GET /_local/requests`. */
export type WitnessedExchange = {
  readonly on?: string;
  readonly method: string;
  /** Without `/v1.0`. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query?: unknown;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly answer?: unknown;
};

export type Object_ = Readonly<Record<string, unknown>>;
export type Notes = { readonly problems: string[]; readonly exceptions: Set<string>; validated: number };

export const objectOf = (value: unknown): Object_ | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Object_) : undefined;

export const except = (notes: Notes, id: string): void => {
  if (!descriptions().deviations.has(id)) throw new Error(`${id} is no known deviation.`);
  notes.exceptions.add(id);
};

export const strictly = (notes: Notes, type: string, value: unknown, where: string): void => {
  const validate = descriptions().strict(type);
  if (!validate) notes.problems.push(`${where}: the strict schemas do not know ${type}`);
  else if (!validate(value))
    for (const error of validate.errors ?? [])
      notes.problems.push(
        `${where}${error.instancePath}: ${error.message ?? error.keyword}${'additionalProperty' in error.params ? ` (${String(error.params['additionalProperty'])})` : ''}`,
      );
};

export const lacking = (notes: Notes, names: readonly string[], value: unknown, where: string): void => {
  const missing = names.filter((name) => objectOf(value)?.[name] === undefined);
  if (missing.length > 0) notes.problems.push(`${where}: lacks ${missing.join(', ')}`);
};

export const queryOf = (query: unknown): URLSearchParams => {
  if (typeof query === 'string') return new URLSearchParams(query);
  return new URLSearchParams((query ?? {}) as Record<string, string>);
};
