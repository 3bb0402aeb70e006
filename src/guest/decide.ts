import { unreachable } from '../kernel/result.js';
import { adopt } from './decide/adopting.js';
import { confirm, endNow, nudge, setEnd } from './decide/answering.js';
import {
  recordClosed,
  recordDeleted,
  recordMember,
  recordOpened,
  recordRemoval,
  reopen,
  stop,
} from './decide/ending.js';
import { follow } from './decide/following.js';
import { nothing, refuse, type GuestDecision } from './decide/outcome.js';
import { loseAccess } from './decide/losing-access.js';
import { receive, recordAcceptance } from './decide/receiving.js';
import {
  decline,
  lost,
  passOn,
  recordShown,
  recordSuccessors,
  recordUnreachable,
  takeOver,
} from './decide/succeeding.js';
import { tick } from './decide/ticking.js';
import { recordWithdrawal } from './decide/withdrawing.js';
import type { GuestCommand } from './events.js';
import type { Guest } from './guest.js';

/**
 * A guest's rules of life. Pure: the same in, the same out. What comes twice or late from a job yields nothing; what a person
 * wants and may not have is refused, for they want to know.
 */
export const decide = (guest: Guest | undefined, command: GuestCommand, at: Date): GuestDecision => {
  if (command.type === 'receive') return receive(guest, command, at);
  if (command.type === 'adopt') return adopt(guest, command, at);
  if (!guest) return FROM_PEOPLE.has(command.type) ? refuse('no-such-guest') : nothing();
  switch (command.type) {
    case 'record-acceptance':
      return recordAcceptance(guest, command, at);
    case 'record-withdrawal':
      return recordWithdrawal(guest, command, at);
    case 'record-lost-access':
      return loseAccess(guest, command, at);
    case 'record-removal':
      return recordRemoval(guest, command, at);
    case 'tick':
      return tick(guest, at);
    case 'set-end':
      return setEnd(guest, command, at);
    case 'confirm':
      return confirm(guest, command, at);
    case 'end-now':
      return endNow(guest, command, at);
    case 'nudge':
      return nudge(guest, command, at);
    case 'pass-on':
      return passOn(guest, command, at);
    case 'take-over':
      return takeOver(guest, command, at);
    case 'decline':
      return decline(guest, command, at);
    case 'record-successors':
      return recordSuccessors(guest, command, at);
    case 'record-unreachable':
      return recordUnreachable(guest, command, at);
    case 'record-shown':
      return recordShown(guest, command, at);
    case 'record-lost':
      return lost(guest, command, at);
    case 'record-directory':
      return follow(guest, command, at);
    case 'record-member':
      return recordMember(guest, at);
    case 'record-closed':
      return recordClosed(guest, command, at);
    case 'record-deleted':
      return recordDeleted(guest, command, at);
    case 'record-opened':
      return recordOpened(guest, command, at);
    case 'stop':
      return stop(guest, command, at);
    case 'reopen':
      return reopen(guest, command, at);
    default:
      return unreachable(command);
  }
};

const FROM_PEOPLE: ReadonlySet<GuestCommand['type']> = new Set([
  'set-end',
  'confirm',
  'end-now',
  'nudge',
  'pass-on',
  'take-over',
  'decline',
  'reopen',
]);
