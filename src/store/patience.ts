import { inTime } from '../kernel/in-time.js';

/** Whether a question is answered within two seconds. */
export const answers = async (question: Promise<unknown>): Promise<boolean> => {
  const answered = question.then(
    () => true,
    () => false,
  );
  return (await inTime(answered, 2000)) === true;
};
