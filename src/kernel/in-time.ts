/** The answer, or undefined where there is none within so many milliseconds. What comes later, good or bad, is dropped. */
export const inTime = async <T>(question: Promise<T>, within: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, within, undefined);
  });
  question.catch(() => undefined);
  try {
    return await Promise.race([question, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
