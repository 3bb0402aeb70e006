import type { z } from 'zod';
import { formTried } from './form-tried.js';
import { knownFields } from './json-schema.js';
import { nearest } from './nearest.js';
import { quoted, type Flaw } from './problem.js';
import { BY_KIND, ELSEWHERE, MISFITS, REMEDIES } from './remedies.js';

type Issue = z.core.$ZodIssue;
type TooSmall = z.core.$ZodIssueTooSmall;
type TooBig = z.core.$ZodIssueTooBig;

/** `offers[0].id` → `offers[].id` */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? '[]' : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
    value,
  );

const show = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
};

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of fields',
  number: 'a number',
  int: 'a whole number',
  boolean: '“true” or “false”',
};

const sizeProblem = ({ origin, code, ...bound }: TooSmall | TooBig, value: unknown): string => {
  const limit = 'minimum' in bound ? bound.minimum : bound.maximum;
  if (origin !== 'array') return `${show(value)} is ${code === 'too_small' ? 'less' : 'more'} than ${limit}`;
  if (Array.isArray(value) && value.length === 0) return 'the list is empty';
  return `the list has ${code === 'too_small' ? 'fewer' : 'more'} than ${limit} entries`;
};

const problemOf = (issue: Issue, value: unknown, path: readonly PropertyKey[]): string => {
  if (path.length === 0 && value === null) return 'the file is empty';
  if (value === undefined) return 'is missing';
  if (value === null) return 'is empty';
  switch (issue.code) {
    case 'invalid_type':
      return `${show(value)} stands where ${EXPECTED[issue.expected] ?? issue.expected} is needed`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `${show(value)} stands where “${String(issue.values[0])}” is needed`
        : `${show(value)} is not one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `${show(value)} is not one of: ${issue.options.map(String).join(', ')}`
        : `${show(value)} is not known here`;
    case 'too_small':
    case 'too_big':
      return sizeProblem(issue, value);
    case 'custom':
      return issue.message;
    default:
      return `${show(value)} is not known here`;
  }
};

const ZONES = Intl.supportedValuesOf('timeZone');

const remedyOf = (issue: Issue, place: string, value: unknown, kind: unknown): string => {
  const remedy = BY_KIND[place]?.[String(kind)] ?? REMEDIES[place] ?? 'Compare it with policy.sample.yaml.';
  const zone = place === 'timeZone' ? nearest(String(value), ZONES) : undefined;
  if (zone) return `Did you mean “${zone}”? ${remedy}`;
  if (issue.code !== 'invalid_type' || issue.expected !== 'string') return remedy;
  if (typeof value === 'number' && /(?:[sS]tay|within|remind|alternates|longerThan|stay\.upTo|stays\.\w+)$/.test(place))
    return `Add the unit. ${remedy}`;
  // YAML takes `2024` or `true` for something else than text.
  return typeof value === 'number' || typeof value === 'boolean' ? `Put it in quotes. ${remedy}` : remedy;
};

const unknownFields = (keys: readonly string[], path: readonly PropertyKey[]): Flaw[] => {
  const place = placeOf(path);
  const known = knownFields().get(place) ?? [];
  return keys.map((key) => {
    const at = { path: [...path, key], atKey: true };
    const misfit = known.includes(key) ? MISFITS[place] : undefined;
    if (misfit !== undefined) return { ...at, problem: 'does not go with what stands beside it', remedy: misfit };
    const elsewhere = ELSEWHERE[`${place}.${key}`];
    if (elsewhere !== undefined) return { ...at, problem: 'does not belong here', remedy: elsewhere };
    const meant = nearest(key, known);
    const remedy = `${meant ? `Did you mean “${meant}”? ` : ''}Known here: ${known.join(', ')}.`;
    return { ...at, problem: 'is not known here', remedy };
  });
};

/** What zod found, in words. `file` is what the whole file says, for the values to be quoted from. */
export const explain = (issue: Issue, file: unknown, above: readonly PropertyKey[] = []): readonly Flaw[] => {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') return unknownFields(issue.keys, path);
  const tried = issue.code === 'invalid_union' ? formTried(issue.errors) : undefined;
  if (tried) return tried.flatMap((inner) => explain(inner, file, path));
  const value = valueAt(file, path);
  const kind = valueAt(file, [...path.slice(0, -1), 'kind']);
  return [{ path, problem: problemOf(issue, value, path), remedy: remedyOf(issue, placeOf(path), value, kind) }];
};
