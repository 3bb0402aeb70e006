import { listed } from '../dates.js';
import { address, say, type Sentence } from '../words.js';

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
  /* Stopped by an administrator. */
  stopped: {
    still: (guests: number) =>
      guests === 1 ? say`One guest is still stopped.` : say`${String(guests)} guests are still stopped.`,
    of: (domain: string, guests: number, since: string) => say`${domain} (${String(guests)}, since ${since})`,
    where: (domains: readonly Sentence[], more: number) =>
      say`They are from ${listed([...domains, ...(more > 0 ? [say`${String(more)} more`] : [])], 'en')}.`,
    waits: say`No stay ends by itself meanwhile, so this goes on until somebody decides.`,
    over: (over: number, guests: number) =>
      over === guests ? say`The last day has passed.` : say`The last day of ${String(over)} of them has passed.`,
    remedy: (domain: string) =>
      say`To take it back, say “let guests of ${domain} in again”. Whom somebody disabled in the Microsoft Entra admin center can be enabled there; whoever is not to come back can be deleted there, and I follow.`,
  },
  /* More than the rules let me do in a day. */
  waiting: {
    wait: {
      end: (guests: number, most: number) =>
        say`${waiting(guests, 'stay that is over waits', 'stays that are over wait')} for tomorrow: the rules let me end ${String(most)} in a day (“removalsPerDay”), and that number is reached.`,
      delete: (guests: number, most: number) =>
        say`${waiting(guests, 'account that is to be deleted waits', 'accounts that are to be deleted wait')} for tomorrow: the rules let me delete ${String(most)} in a day (“removalsPerDay”), and that number is reached.`,
      stop: (guests: number, most: number) =>
        say`${waiting(guests, 'guest who is to be stopped can', 'guests who are to be stopped can')} still sign in: the rules let me disable ${String(most)} accounts in a day in an emergency (“stopsPerDay”), and that number is reached.`,
    },
    meanwhile: {
      end: say`Until then these guests can sign in and use what they were given. Nothing is lost: I go on by myself, and tell you again only if some have to wait then too.`,
      delete: say`Until then they stay as they are. Nothing is lost: I go on by myself, and tell you again only if some have to wait then too.`,
      stop: say`I go on tomorrow by myself.`,
    },
    remedy: {
      end: say`If you expected so many, you need do nothing, or raise “removalsPerDay” under “stays” in the rules, and I go on within half an hour. If you did not, “guest” and a name shows why a stay ended; with “removalsPerDay: 0” nobody’s ends until you have looked.`,
      delete: say`If you expected so many, you need do nothing, or raise “removalsPerDay” under “stays” in the rules, and I go on within half an hour. If you did not, “guest” and a name shows why a stay ended; with “removalsPerDay: 0” nobody is deleted until you have looked.`,
      stop: say`If it cannot wait, raise “stopsPerDay” under “stays” in the rules, and I go on within minutes; or have the accounts disabled in the Microsoft Entra admin center.`,
    },
  },
  unreadRemedy: say`Please start the newest Guestlist that was in use; the log names each of them by id.`,
};

const waiting = (guests: number, one: string, many: string): string =>
  guests === 1 ? `One ${one}` : `${guests} ${many}`;
