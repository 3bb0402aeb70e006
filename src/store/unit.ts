import type { Queryable } from './database.js';

/**
 * Does work in an open transaction. A statement that fails has undone all of it, even if the work caught the error:
 * PostgreSQL would then take a commit, keep nothing and not say so. Hence the error is thrown here after all.
 */
export const asUnit = async <T>(tx: Queryable, work: (tx: Queryable) => Promise<T>): Promise<T> => {
  let failed: { readonly error: unknown } | undefined;
  const result = await work({
    query: async <R extends object>(text: string, parameters?: readonly unknown[]) => {
      try {
        return await tx.query<R>(text, parameters);
      } catch (error) {
        failed ??= { error };
        throw error;
      }
    },
  });
  if (failed) throw failed.error;
  return result;
};
