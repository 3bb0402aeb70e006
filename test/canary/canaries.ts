/** Every place where somebody types something, a secret is kept, or somebody else says something. */
export const PLACES = [
  ...(['name', 'address', 'reason', 'question', 'answer', 'colleague', 'handover', 'comment'] as const),
  ...([
    'word',
    'which',
    'guest',
    'plus',
    'mailbox',
    'why',
    'domain',
    'because',
    'delegate',
    'denied',
    'denial',
    'gone',
  ] as const),
  ...([
    'pending',
    'ending',
    'pausing',
    'pause',
    'stop',
    'stranger',
    'found',
    'failing',
    'trouble',
    'afterwards',
  ] as const),
  ...(['knock', 'body', 'token', 'basic', 'query', 'path'] as const),
  ...(['code', 'graph', 'teams', 'secret', 'staysecret', 'stream'] as const),
  // The rules are read from a file: nothing of it came in over HTTP.
  'rules',
] as const;
type Place = (typeof PLACES)[number];

const MARK = 'qxcanary';
const FOUND = new RegExp(`${MARK}[a-z]+`, 'gi');

/** A word that nobody would write by chance, one for each place: whichever turns up in a log tells where it came from. */
export const canary = (place: Place): string => `${MARK}${place}`;

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
