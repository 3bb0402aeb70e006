import { isDenied } from './ports.js';

/** What the directory answers, or that we may not ask it. Any other trouble is thrown. */
export const permitted = async <T>(asking: Promise<T>): Promise<T | 'not-permitted'> => {
  try {
    return await asking;
  } catch (trouble) {
    if (isDenied(trouble)) return 'not-permitted';
    throw trouble;
  }
};
