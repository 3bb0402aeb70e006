import { isStaying } from '../../../guest/decide/outcome.js';
import type { Finding } from '../../../policy/findings.js';
import { nameOf } from '../holding.js';
import { isMove, type Row } from '../scene.js';

/** Why a guest's account cannot go by this address. */

const over: Row<Finding> = ({ ask, books: { guest } }) =>
  isMove(ask) && (!guest || !isStaying(guest)) ? { answer: 'refuse', finding: 'guest-over' } : undefined;

/** One at a time: the second would be judged by what the first is about to change. */
const waits: Row<Finding> = ({ ask, books: { moving } }) =>
  isMove(ask) && moving ? { answer: 'refuse', finding: 'address-waits', by: moving.nominator } : undefined;

const same: Row<Finding> = ({ ask, survey: { accounts }, books: { guest } }) => {
  if (!isMove(ask)) return undefined;
  const own = accounts.known ? accounts.value.find(({ person }) => person.id === ask.moves) : undefined;
  return own?.holds === 'main' || guest?.address.toLowerCase() === ask.address
    ? { answer: 'refuse', finding: 'same-address' }
    : undefined;
};

/** Two people in one account can be told apart by nobody. */
const another: Row<Finding> = ({ ask, held, survey }) =>
  isMove(ask) && held?.as === 'guest'
    ? { answer: 'refuse', finding: 'another-guest', ...nameOf(held, survey) }
    : undefined;

export const MOVE_ROWS: readonly Row<Finding>[] = [over, waits, same, another];
