/** What the work comes to, or 'too late' after so many milliseconds; the work itself goes on. */
export const inTime = async <T>(milliseconds: number, work: Promise<T>): Promise<T | 'too late'> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'too late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'too late');
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

/** Whether a question is answered within two seconds. */
export const answers = async (question: Promise<unknown>): Promise<boolean> => {
  const answered = question.then(
    () => true,
    () => false,
  );
  return (await inTime(2000, answered)) === true;
};
