/** Rows of the keyboards of English, German and French speakers, the digits above them. Each row is set off by half a key. */
const KEYBOARDS = [
  ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['1234567890', 'qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'],
];

const besides = (rows: readonly string[]): string[] =>
  rows.flatMap((row, at) =>
    Array.from(row).flatMap((key, place) => {
      const below = rows[at + 1] ?? '';
      return [row[place + 1], below[place - 1], below[place]].flatMap((other) =>
        other ? [key + other, other + key] : [],
      );
    }),
  );

const BESIDE: ReadonlySet<string> = new Set(KEYBOARDS.flatMap(besides));

/** Whether two keys touch on one of these keyboards. */
export const areNeighbours = (key: string, other: string): boolean => BESIDE.has(key + other);

/** The keys that touch this one, in no order that means something. */
export const neighboursOf = (key: string): readonly string[] =>
  Array.from(BESIDE).flatMap((pair) => (pair.startsWith(key) ? [pair.slice(1)] : []));
