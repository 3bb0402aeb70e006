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
  strangers: (guests: number) =>
    guests === 1
      ? say`There is one guest in the directory who came by other ways, and for whom nobody here answers.`
      : say`There are ${String(guests)} guests in the directory who came by other ways, and for whom nobody here answers.`,
  strangersAsked: say`I ask whoever is likely to answer for them; the rules want it (“found: ask”).`,
  strangersSpread: (days: number) =>
    say`I ask whoever is likely to answer for them, as the rules want it (“found: ask”): the first today, the others over the next ${String(days)} days, so that nobody has to say a word about all of theirs at once.`,
  strangersAtOnce: say`To have all asked about now, say “adopt”.`,
  unreadRemedy: say`Please start the newest Guestlist that was in use; the log names each of them by id.`,
};
