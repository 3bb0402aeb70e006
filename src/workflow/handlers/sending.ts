import { DirectoryTrouble } from '../ports.js';

/** `failed`: refused, or not permitted; `later`: nobody knows whether it went out; `not-done`: it did not, and may yet. */
export type Sent = 'sent' | 'failed' | 'later' | 'not-done';

export const sending = async (send: () => Promise<'accepted' | 'refused'>): Promise<Sent> => {
  try {
    return (await send()) === 'accepted' ? 'sent' : 'failed';
  } catch (trouble) {
    if (!(trouble instanceof DirectoryTrouble)) throw trouble;
    if (trouble.kind === 'not-permitted') return 'failed';
    // Throttled says that nothing was done; silence says nothing.
    return trouble.kind === 'throttled' ? 'not-done' : 'later';
  }
};
