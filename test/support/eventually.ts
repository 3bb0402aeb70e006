/**
 * Tries an assertion until it holds; after `within` milliseconds its own failure is thrown. Nothing is asserted about
 * speed: the bound only keeps a failing test from waiting for ever.
 */
export const eventually = async <T>(assertion: () => T | Promise<T>, within = 30_000): Promise<T> => {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await assertion();
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
};
