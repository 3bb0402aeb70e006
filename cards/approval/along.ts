import type { Nomination } from '../../src/nomination/nomination.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';

/** What goes along with an account that is to go by another address, piece by piece: whoever says yes gives all of it away. */
export const goesAlong = ({ move }: Nomination, { words, pieces }: Facts): readonly Line[] => {
  if (!move) return [];
  const { goesAlong: say } = words.approval;
  const given = pieces(move.given.map(({ name }) => name));
  const others = pieces((move.others ?? []).map(({ name }) => name));
  return [
    line(given === '' ? say.nothingGiven : say.given(given)),
    ...(others === '' ? [] : [line(say.others(others))]),
    ...(move.others ? [] : [line(say.unread, { tone: 'attention' })]),
  ];
};
