import { entriesOf, type Recorded } from '../../store/audit/reading.js';
import { withinBooks } from './books.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An entry, or all that are about a nomination, a guest or a delegation. 1: there is none. */
export const show = async ([id, ...more]: readonly string[], env: NodeJS.ProcessEnv): Promise<number | undefined> => {
  if (id === undefined || !UUID.test(id) || more.length > 0) return undefined;
  return withinBooks(env, async (database) => {
    const entries = await entriesOf(database, id);
    if (entries.length === 0) console.error(`Nothing in the record has the id ${id}, or is about it.`);
    else console.log(entries.map(sayEntry).join('\n\n'));
    return entries.length === 0 ? 1 : 0;
  });
};

const sayEntry = (entry: Recorded): string =>
  [
    `${entry.at}  ${entry.what}`,
    ...LINES.flatMap(([label, of]) => {
      const value = of(entry);
      return value === undefined ? [] : [`  ${label.padEnd(9)} ${value ?? '(erased)'}`];
    }),
  ].join('\n');

const LINES: readonly (readonly [label: string, of: (entry: Recorded) => string | null | undefined])[] = [
  ['who', ({ who }) => who],
  ['for', ({ forWhom }) => forWhom],
  ['guest', ({ guest }) => guest],
  ['why', ({ why }) => why],
  ['about', ({ about, revision }) => (revision === undefined ? about : `${about}, revision ${revision}`)],
  ['from', ({ from }) => from && [from.by, from.name, from.id].filter(Boolean).join(' ')],
  ['details', ({ details }) => JSON.stringify(details)],
  ['requests', ({ requests }) => requests?.join(', ')],
  ['judged by', ({ judged }) => judged],
  ['rules', ({ rules }) => rules],
  ['entry', ({ id }) => id],
  ['place', ({ day, place, hash }) => (day && place ? `${day}/${place}:${hash ?? ''}` : 'not chained yet')],
  ['signed', ({ signed }) => (signed ? 'yes' : 'no')],
];
