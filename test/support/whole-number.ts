/** Above 0: a proof that tries nothing breaks nothing. */
export const isWhole = (said: string): boolean => /^[1-9]\d{0,9}$/.test(said);

/** For programs: how many, as the environment names it, or as is usual. Anything else than a whole number ends the program with 2. */
export const wholeNumber = (name: string, usual: number): number => {
  const said = process.env[name] ?? String(usual);
  if (isWhole(said)) return Number(said);
  console.error(`${name} is a whole number above 0, and not "${said}".`);
  process.exit(2);
};
