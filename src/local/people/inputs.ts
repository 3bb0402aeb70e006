import { DateTime } from 'luxon';

/** The inputs of a card: what they hold, what may be put into them, and what a client makes of that. */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const isInput = (element: Json): boolean =>
  (text(element['type'])?.startsWith('Input.') ?? false) && text(element['id']) !== undefined;

/** A value as an input holds it. */
const held = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : (text(value) ?? '');

/** An input that holds nothing is not sent at all; a toggle always is. */
const defaultOf = (input: Json): string =>
  input['type'] === 'Input.Toggle'
    ? (text(input['value']) ?? text(input['valueOff']) ?? 'false')
    : held(input['value']);

const matches = (pattern: string, value: string): boolean => new RegExp(pattern).test(value);

const choiceProblem = (input: Json, value: string): string | undefined => {
  // A choice that is looked up elsewhere, such as a person, is none of those on the card.
  if (isObject(input['choices.data'])) return undefined;
  const known = objects(input['choices']).map((choice) => text(choice['value']));
  const picked = input['isMultiSelect'] === true ? value.split(',') : [value];
  const stranger = picked.find((one) => !known.includes(one));
  return stranger === undefined ? undefined : `“${stranger}” is none of ${known.join(', ')}`;
};

const dateProblem = (input: Json, value: string): string | undefined => {
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || !DateTime.fromISO(value).isValid)
    return `“${value}” is no day of the form 2027-06-30`;
  const [min, max] = [text(input['min']), text(input['max'])];
  if (min && value < min) return `${value} is before ${min}`;
  return max && value > max ? `${value} is after ${max}` : undefined;
};

const numberProblem = (input: Json, value: string): string | undefined => {
  const number = Number(value);
  if (!Number.isFinite(number)) return `“${value}” is no number`;
  if (number < Number(input['min'] ?? -Infinity)) return `${value} is less than ${String(input['min'])}`;
  return number > Number(input['max'] ?? Infinity) ? `${value} is more than ${String(input['max'])}` : undefined;
};

/** Why a client would not send this; its maximum length is a hint, which some ignore. */
const problemWith = (input: Json, value: string): string | undefined => {
  if (value === '') return input['isRequired'] === true ? 'must be filled in' : undefined;
  switch (input['type']) {
    case 'Input.ChoiceSet':
      return choiceProblem(input, value);
    case 'Input.Date':
      return dateProblem(input, value);
    case 'Input.Number':
      return numberProblem(input, value);
    case 'Input.Time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : `“${value}” is no time of the form 09:30`;
    case 'Input.Toggle':
      return [text(input['valueOn']) ?? 'true', text(input['valueOff']) ?? 'false'].includes(value)
        ? undefined
        : `“${value}” is neither on nor off`;
    default: {
      const pattern = text(input['regex']);
      return pattern === undefined || matches(pattern, value) ? undefined : `“${value}” does not fit`;
    }
  }
};

export type Filled = { readonly values: Readonly<Record<string, string>> } | { readonly problems: readonly string[] };

/**
 * What the inputs hold once somebody has put `given` into them; '' empties one. Nobody can fill an input that is not there,
 * nor send what their client marks as wrong.
 */
export const fill = (inputs: readonly Json[], given: Json): Filled => {
  const byId = new Map(inputs.map((input) => [text(input['id']) ?? '', input]));
  const names = [...byId.keys()].join(', ') || 'nothing';
  const missing = Object.keys(given).filter((id) => !byId.has(id));
  const values = new Map(
    [...byId].map(([id, input]) => [id, id in given ? held(given[id]) : defaultOf(input)] as const),
  );
  const problems = [
    ...missing.map((id) => `${id}: this button sends no such input, but ${names}`),
    ...[...values].flatMap(([id, value]) => {
      const problem = problemWith(byId.get(id) ?? {}, value);
      return problem === undefined ? [] : [`${id}: ${problem}`];
    }),
  ];
  if (problems.length > 0) return { problems };
  return { values: Object.fromEntries([...values].filter(([, value]) => value !== '')) };
};
