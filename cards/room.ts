import type { Card } from './card.js';

/** The longest that each typed field is shown, in UTF-16 units; `address` is of employees and domains. */
export type Room = {
  readonly name: number;
  readonly address: number;
  readonly text: number;
  readonly microsoft: number;
  /** How many of a kind are shown where there may be many, at most. */
  readonly many: number;
  /** Of what goes along with an account: it is agreed to as a whole, and told as far as a card holds it. */
  readonly pieces: number;
};

/** A reason and a comment are shown whole, since they are bounded where they come in. */
export const AMPLE: Room = { name: 120, address: 254, text: 1000, microsoft: 500, many: 9, pieces: 60 };
const SCARCE: Room = { name: 50, address: 100, text: 250, microsoft: 250, many: 9, pieces: 40 };
/** Where a hundred people had their say as well. */
const LEAST: Room = { name: 20, address: 60, text: 70, microsoft: 120, many: 3, pieces: 15 };

/** Bytes of JSON that Teams takes with room to spare: 28 KB with all that is around it. */
export const LARGEST_CARD = 18 * 1024;

export const fits = (card: Card): boolean => Buffer.byteLength(JSON.stringify(card)) < LARGEST_CARD;

/** The card as it should be; where everybody wrote as much as they could, as much of it as Teams takes. */
export const fitting = (drawIn: (room: Room) => Card): Card => {
  const ample = drawIn(AMPLE);
  if (fits(ample)) return ample;
  const scarce = drawIn(SCARCE);
  return fits(scarce) ? scarce : drawIn(LEAST);
};
