import { DirectoryTrouble, isDenied } from '../ports.js';

/** `failed`: refused, or not permitted; `later`: nobody knows whether it went out; `not-done`: it did not, and may yet. */
export type Sent = 'sent' | 'failed' | 'later' | 'not-done';

export const sending = async (send: () => Promise<'accepted' | 'refused'>): Promise<Sent> => {
  try {
    return (await send()) === 'accepted' ? 'sent' : 'failed';
  } catch (trouble) {
    if (!(trouble instanceof DirectoryTrouble)) throw trouble;
    if (isDenied(trouble)) return 'failed';
    // Throttled, or without a token, nothing was done; silence says nothing.
    return trouble.kind === 'throttled' || trouble.kind === 'not-permitted' ? 'not-done' : 'later';
  }
};
