import type { Card } from './card.js';

/** The longest that each typed field is shown, in UTF-16 units; `address` is of employees and domains. */
export type Room = {
  readonly name: number;
  readonly address: number;
  readonly text: number;
  readonly microsoft: number;
};

/** A reason and a comment are shown whole, since they are bounded where they come in. */
export const AMPLE: Room = { name: 120, address: 254, text: 1000, microsoft: 500 };
const SCARCE: Room = { name: 50, address: 100, text: 250, microsoft: 250 };

/** Bytes of JSON that Teams takes with room to spare: 28 KB with all that is around it. */
export const LARGEST_CARD = 18 * 1024;

/** The card as it should be; where everybody wrote as much as they could, as much of it as Teams takes. */
export const fitting = (drawIn: (room: Room) => Card): Card => {
  const card = drawIn(AMPLE);
  return Buffer.byteLength(JSON.stringify(card)) < LARGEST_CARD ? card : drawIn(SCARCE);
};
