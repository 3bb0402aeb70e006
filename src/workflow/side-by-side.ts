/** Does this with each of them, so many at a time; returns what was thrown, since one that fails keeps no other from its turn. */
export const sideBySide = async <T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<unknown>,
): Promise<readonly unknown[]> => {
  const left = all.values();
  const thrown: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const one of left) await work(one).catch((error: unknown) => void thrown.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
  return thrown;
};
