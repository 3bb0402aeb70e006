import type { Items } from '../nomination/asking.js';

/** All that these say, known as soon as they have said all that is wanted. Trouble with one is thrown only where something is missing. */
export const gathered = async (wanted: Items, questions: readonly Promise<Items>[]): Promise<Items> => {
  const said = new Set<Items[number]>();
  const missing = (): boolean => wanted.some((key) => !said.has(key));
  const troubles: unknown[] = [];
  await new Promise<void>((enough) => {
    const each = questions.map(async (question) => {
      const keys = await question.catch((trouble: unknown) => void troubles.push(trouble));
      for (const key of keys ?? []) said.add(key);
      if (!missing()) enough();
    });
    void Promise.all(each).then(() => {
      enough();
    });
  });
  if (troubles.length > 0 && missing()) throw troubles[0];
  return wanted.filter((key) => said.has(key));
};
