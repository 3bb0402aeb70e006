import fc from 'fast-check';
import { kinds, type Activity } from './activities.js';
import type { House } from './house.js';
import { post, tellsTooMuch, type Tries } from './tries.js';

const ODD = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x'.repeat(20_000),
  '\u202e\u0000\ud800',
  '${id} {{Name}} <at>x</at> <script>1</script>',
  [],
  {},
  [[[[[]]]]],
  { toString: 1, valueOf: null, then: 'x', constructor: { prototype: {} } },
  'https://evil.example/',
  '2027-13-45',
  { $ref: '#' },
] as const;

const odd = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ODD) }, fc.jsonValue());

/** One change somewhere inside: a value for another, a field gone, a field more, a field twice as deep. */
const change = fc.record({
  path: fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
  how: fc.constantFrom('replace', 'replace', 'drop', 'add', 'wrap'),
  name: fc.constantFrom(
    '__proto__',
    'constructor',
    'admin',
    'type',
    'verb',
    'nomination',
    'text',
    'value',
    'data',
    'id',
  ),
  value: odd,
});
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const changed = (value: unknown, { path: [step = 0, ...path], ...rest }: Change): unknown => {
  if (!isObject(value)) return rest.how === 'wrap' ? { value } : rest.value;
  const copy: Record<string, unknown> = Array.isArray(value) ? Object.assign([], value) : { ...value };
  const keys = Object.keys(copy);
  const key = keys[step % Math.max(1, keys.length)] ?? rest.name;
  if (path.length > 0 && isObject(copy[key])) return { ...copy, [key]: changed(copy[key], { ...rest, path }) };
  if (rest.how === 'drop') return Object.fromEntries(Object.entries(copy).filter(([name]) => name !== key));
  if (rest.how === 'add') Object.defineProperty(copy, rest.name, { value: rest.value, enumerable: true });
  else copy[key] = rest.how === 'wrap' ? { [rest.name]: copy[key] } : rest.value;
  return copy;
};

/** Not even JSON: cut off, doubled, or with bytes of its own. */
const spoiled = fc.record({ at: fc.nat(400), put: fc.constantFrom('', '{', '"', '\u0000', '\\u', '1e999', '//') });

const invitationsOf = async ({ tenant }: House): Promise<number> =>
  (await tenant.state<{ invitations: readonly unknown[] }>()).invitations.length;

/** Of so many bodies one at least is an activity still, after all that was changed in it; about one in twenty is. */
const HEARD = 50;

/** 501: Teams' answer to an invoke of a name nobody knows. */
const ALLOWED: ReadonlySet<number> = new Set([200, 202, 400, 401, 403, 413, 501]);

/** Into another conversation, which is none, nothing can be answered: that turn fails, in words of our own. Whatever else was changed is no excuse. */
const isElsewhere = (body: string, chatId: string): boolean => {
  try {
    const { conversation } = JSON.parse(body) as { readonly conversation?: { readonly id?: unknown } };
    return typeof conversation?.id === 'string' && conversation.id !== chatId;
  } catch {
    return false;
  }
};

/** Bodies of every kind, with changes in them, brought in by good tokens: none of them crashes, hangs, tells or does anything. */
export const bodies =
  (count: number, seed: number) =>
  async (house: House): Promise<Tries> => {
    const originals = kinds(house);
    const arbitrary = fc.record({
      of: fc.constantFrom<Activity>(...originals),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
      spoil: fc.option(spoiled, { freq: 8 }),
    });
    const breaches: string[] = [];
    const answers = new Map<number, number>();
    const bearer = await house.bearer();
    const before = await invitationsOf(house);
    let tried = 0;
    const all = fc.sample(arbitrary, { numRuns: count, seed });
    const send = async (): Promise<void> => {
      for (let one = all.pop(); one; one = all.pop()) {
        const text = JSON.stringify(one.changes.reduce<unknown>(changed, one.of));
        const body = one.spoil ? text.slice(0, one.spoil.at) + one.spoil.put + text.slice(one.spoil.at + 1) : text;
        const { status, text: answer } = await post(house, bearer, body);
        tried += 1;
        answers.set(status, (answers.get(status) ?? 0) + 1);
        const isAllowed = ALLOWED.has(status) || (status === 500 && isElsewhere(body, house.chatId));
        if (!isAllowed) breaches.push(`answered with ${status || answer}: ${body.slice(0, 200)}`);
        if (tellsTooMuch(answer)) breaches.push(`told too much: ${answer.slice(0, 200)}`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, send));
    const more = (await invitationsOf(house)) - before;
    if (more > 0) breaches.push(`${more} guests were invited`);
    const heard = (answers.get(200) ?? 0) + (answers.get(202) ?? 0);
    if (heard * HEARD < tried) breaches.push(`only ${heard} were heard at all`);
    const counts = [...answers].sort(([one], [other]) => one - other).map(([status, times]) => `${times} × ${status}`);
    return {
      attack: 'fuzzed bodies',
      tries: tried,
      breaches,
      note: `ATTACK_SEED=${seed}: ${counts.join(', ')}`,
    };
  };
