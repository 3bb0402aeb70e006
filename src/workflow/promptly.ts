import { inTime } from '../kernel/in-time.js';
import { answerPatience } from './patience.js';
import { DirectoryTrouble } from './ports.js';

/** What the directory says to somebody who waits for it; its trouble, where it takes longer than anybody waits. */
export const promptly = async <T>(question: Promise<T>): Promise<T> => {
  const found = await inTime(
    question.then((value) => ({ value })),
    answerPatience(),
  );
  if (!found) throw new DirectoryTrouble('unavailable', 'The directory did not answer in time.');
  return found.value;
};
