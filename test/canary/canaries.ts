import type { CardAction } from '../../cards/actions.js';
import { typedFields, type Field } from '../typed/fields.js';

/** Besides the fields of buttons, every place where somebody types something, a secret is kept, or somebody else says something. */
const ELSEWHERE = [
  ...(['name', 'address', 'reason', 'word', 'which', 'guest', 'plus', 'mailbox', 'why', 'domain', 'because'] as const),
  ...(['delegate', 'denied', 'gone', 'pending', 'ending', 'pausing', 'stranger', 'found', 'failing'] as const),
  ...(['trouble', 'afterwards', 'channel', 'team'] as const),
  ...(['knock', 'body', 'token', 'basic', 'query', 'path'] as const),
  ...(['code', 'graph', 'teams', 'rules'] as const),
  ...(['password', 'secret', 'staysecret', 'accesssecret', 'packagessecret', 'stream'] as const),
] as const;
type Place = (typeof ELSEWHERE)[number] | Field;

const MARK = 'qxcanary';
const FOUND = new RegExp(`${MARK}[a-z]+`, 'gi');

/** A word that nobody would write by chance, one for each place: whichever turns up in a log tells where it came from. */
export const canary = (place: Place): string => `${MARK}${place.replace(/[^a-z]/g, '')}`;

/** One for each place that there is: a field that is new is among them. */
export const CANARIES: readonly string[] = [...ELSEWHERE, ...typedFields()].map(canary);

/** Every field of this button with its own canary in it. */
export const filledIn = (verb: CardAction['verb']): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    typedFields()
      .filter((field) => field.startsWith(`${verb}.`))
      .map((field) => [
        field.slice(verb.length + 1),
        field.endsWith('.answers') ? { own: canary(field) } : canary(field),
      ]),
  );

/** What the environment keeps secret and may be any text; AUDIT_KEY and DATABASE_URL come as they come. */
export const SECRETS = {
  MicrosoftAppPassword: canary('password'),
  AZURE_CLIENT_SECRET: canary('secret'),
  STAYS_CLIENT_SECRET: canary('staysecret'),
  ACCESS_CLIENT_SECRET: canary('accesssecret'),
  PACKAGES_CLIENT_SECRET: canary('packagessecret'),
  AUDIT_STREAM_SECRET: canary('stream'),
} as const;

/** Those that stand in a text, however it is cased; each once, in order. */
export const canariesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(FOUND)].map(([found]) => found.toLowerCase()))].sort();

/** Those of other secrets that stand in a text: tokens, keys and tickets come as they come. */
export const secretsIn = (text: string, secrets: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(secrets).flatMap(([name, secret]) => (secret !== '' && text.includes(secret) ? [name] : []));

/** People and addresses of the company, which the log names by their ids alone. */
export const peopleIn = (text: string): readonly string[] => [
  ...new Set(text.match(/[\w.+-]+@[\w-]+\.[\w.-]+|Sue Park|Oskar Lind|Mia Berg|Ruth Adams|Carl Meyer/g) ?? []),
];
