import { listed } from '../dates.js';
import { address, say } from '../words.js';

/** What administrators hear of guests, in messages of their own. */
export const administrators = {
  unread: (guests: number) =>
    guests === 1
      ? say`What is written down of one guest cannot be read: it is damaged, or a newer Guestlist's.`
      : say`What is written down of ${String(guests)} guests cannot be read: it is damaged, or a newer Guestlist's.`,
  unreadWho: (addresses: readonly string[], more: number) =>
    say`Nothing is done about ${listed([...addresses.map((one) => say`${address(one)}`), ...(more > 0 ? [say`${String(more)} more`] : [])], 'en')}; all others are looked after as before.`,
  unreadRemedy: say`Please start the newest Guestlist that was in use; the log names each of them by id.`,
};
