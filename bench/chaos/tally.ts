/** Guests who were to be reached once, each by their address, and how they were. */
export type Tally = {
  /** How often somebody was reached who had been before. */
  readonly twice: number;
  readonly faults: readonly string[];
};

/**
 * Guest by guest: a sum would let one who was never reached be made up for by another who was reached twice. `counted`: whom the
 * bot itself says it may have reached again, once for each time.
 */
export const tally = (
  what: string,
  due: readonly string[],
  reached: readonly string[],
  counted: readonly string[],
): Tally => {
  const [times, known] = [timesOf(reached), timesOf(counted)];
  const wanted = new Set(due);
  const faults = [
    ...due.filter((address) => !times.has(address)).map((address) => `${address} has no ${what}`),
    ...[...times.keys()]
      .filter((address) => !wanted.has(address))
      .map((address) => `${address} was to have no ${what}, and has one`),
  ];
  let twice = 0;
  for (const address of wanted) {
    const more = (times.get(address) ?? 1) - 1;
    twice += more;
    const said = known.get(address) ?? 0;
    if (more > said) faults.push(`${address} has one ${what} and ${more} more, and ${said} are counted`);
  }
  return { twice, faults };
};

const timesOf = (all: readonly string[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1);
  return times;
};
