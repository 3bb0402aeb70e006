import { say, strong } from '../words.js';

const guestsOf = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'guest' : 'guests'}`;

const lacking = (count: number): string => {
  if (count === 0) return 'none lacks';
  return `${count.toLocaleString('en')} ${count === 1 ? 'lacks' : 'lack'}`;
};

/** Guests who were there before us, as an administrator hears of them. */
export const adopt = {
  administrators: say`Only the Guestlist administrators can have guests taken in who were here before. Whom you answer for yourself, ${strong('guests')} shows.`,
  none: (guests: number) =>
    say`There is nobody to take in: of ${guestsOf(guests)} in the directory, all who can sign in are in my books.`,
  ask: (strangers: number) => say`Ask who answers for ${guestsOf(strangers)}?`,
  askAtLeast: (strangers: number) => say`Ask who answers for ${guestsOf(strangers)}, and more that I have not counted?`,
  numbers: (guests: number, known: number, disabled: number, unsponsored: number) =>
    say`${guestsOf(guests)} in the directory: ${String(known)} in my books, ${String(disabled)} unable to sign in and left alone. Of the others, ${[lacking(unsponsored)]} a sponsor there.`,
  means: say`I ask the sponsor who stands in the directory, else whoever invited them, else the owners of their groups, else you. Everybody gets one card a day at most. Nobody's stay ends for want of an answer.`,
  begin: 'Begin to ask',
  begun: say`I have begun. Whoever may answer for them is asked on their card of the day; say ${strong('adopt')} again to see how many are left.`,
};
