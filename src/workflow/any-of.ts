/** Whether one of these is true, known as soon as one is. Trouble with one is thrown only where no other is true. */
export const anyOf = async (questions: readonly Promise<boolean>[]): Promise<boolean> => {
  const troubles: unknown[] = [];
  const answers = questions.map(async (question) => {
    if (await question.catch((trouble: unknown) => void troubles.push(trouble))) return true;
    throw new NotThis();
  });
  if (await Promise.any(answers).catch(() => false)) return true;
  if (troubles.length > 0) throw troubles[0];
  return false;
};

class NotThis extends Error {}
