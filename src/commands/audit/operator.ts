import { userInfo } from 'node:os';
import { cleanLine } from '../../kernel/text.js';

/** Who runs a command, for the record: whom the option names, else as whom they are signed in here. */
export const operatorOf = (said: string | undefined): string => {
  const named = cleanLine(said ?? '', 100);
  if (named !== '') return named;
  try {
    return userInfo().username;
  } catch {
    return 'somebody'; // A container may run as a user without a name.
  }
};
