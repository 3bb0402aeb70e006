/** Above 0: a proof that tries nothing breaks nothing. */
export const isWhole = (said: string): boolean => /^[1-9]\d{0,9}$/.test(said);

/** How many, as the environment names it, or as is usual. Throws with a sentence on anything else than a whole number. */
export const howMany = (name: string, usual: number): number => {
  const said = process.env[name] ?? String(usual);
  if (isWhole(said)) return Number(said);
  throw new Error(`${name} is a whole number above 0, and not "${said}".`);
};

/** For programs: how many, as the environment names it, or as is usual. Anything else than a whole number ends the program with 2. */
export const wholeNumber = (name: string, usual: number): number => {
  try {
    return howMany(name, usual);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
};
