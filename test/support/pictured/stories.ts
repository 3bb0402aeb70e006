import type { Picture } from './picture.js';

/** What is drawn on the way of a story, with the real bot, in `pictures-of-stays.ts`. */
export const STORY_PICTURES = [
  {
    name: 'stay-guests',
    page: 'docs/stays.md',
    caption: 'Sue’s guests: each with state, last day, what they may use, and buttons',
  },
  {
    name: 'stay-not-accepted',
    page: 'docs/stays.md',
    caption: 'Bob has not accepted: send the link again, not mine, withdraw',
  },
  {
    name: 'stay-correct',
    page: 'docs/stays.md',
    caption: 'The form that corrects Bob’s address, filled with what was asked before',
  },
  {
    name: 'stay-new-address',
    page: 'docs/stays.md',
    caption: 'Sue asks to hand Cy’s account to another address: what goes along, and what a yes does',
  },
  {
    name: 'stay-ending',
    page: 'docs/stays.md',
    caption: 'Ada’s stay ends in two weeks: let it end, keep until, not mine, remove now',
  },
  {
    name: 'adopt-ask',
    page: 'docs/adopting.md',
    caption: 'How many guests nobody answers for, and the offer to ask about each of them',
  },
  {
    name: 'adopt-begun',
    page: 'docs/adopting.md',
    caption: 'What stands in the place of that card once it has begun',
  },
] as const satisfies readonly Picture[];
