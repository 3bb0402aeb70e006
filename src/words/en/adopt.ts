import { say, strong } from '../words.js';

const guestsOf = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'guest' : 'guests'}`;

/** Guests who were there before us, as an administrator hears of them. */
export const adopt = {
  administrators: say`Only the Guestlist administrators can have guests taken in who were here before. Whom you answer for yourself, ${strong('guests')} shows.`,
  none: (guests: number) =>
    say`There is nobody to take in: of ${guestsOf(guests)} in the directory, all who can sign in are in my books.`,
  ask: (strangers: number) => say`Ask who answers for ${guestsOf(strangers)}?`,
  askAtLeast: (strangers: number) => say`Ask who answers for ${guestsOf(strangers)}, and more that I have not counted?`,
  numbers: (guests: number, known: number, disabled: number, unsponsored: number) =>
    say`${guestsOf(guests)} in the directory: ${String(known)} in my books, ${String(disabled)} who cannot sign in and are left alone. For ${String(unsponsored)} of the others nobody stands in the directory.`,
  means: say`I ask whoever stands as sponsor in the directory, else whoever invited them, else the owners of their groups, else you; one card a day for each. Nobody's stay ends for want of an answer.`,
  begin: 'Begin to ask',
  begun: say`I have begun. Those who answer hear of it on their card of the day; say ${strong('adopt')} again to see how many are left.`,
};
