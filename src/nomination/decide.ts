import { unreachable } from '../kernel/result.js';
import { answer } from './decide/answering.js';
import { choose, recordChannel, recordReach, standIn } from './decide/choosing.js';
import { remind, tick, withdraw } from './decide/ending.js';
import { inquire, reply } from './decide/inquiring.js';
import {
  begin,
  mailAgain,
  recordAccess,
  recordEnded,
  recordHeld,
  recordHindrance,
  resume,
  recordInvitation,
  recordMail,
  recordRemoval,
  recordTaken,
} from './decide/inviting.js';
import { join } from './decide/joining.js';
import { nothing, refuse, yes, type NominationDecision } from './decide/outcome.js';
import { handOver } from './decide/passing.js';
import { settle } from './decide/settling.js';
import type { NominationCommand } from './commands.js';
import type { Nomination } from './nomination.js';

/**
 * A nomination's rules of life. Pure: the same in, the same out. What comes twice or late from a job yields nothing;
 * what comes twice or late from a person is refused, for they want to know.
 */
export const decide = (
  nomination: Nomination | undefined,
  command: NominationCommand,
  at: Date,
): NominationDecision => {
  if (command.type === 'nominate') {
    if (nomination) return nothing();
    const nominated = { type: 'nominated', facts: command.facts, at } as const;
    return command.facts.judgement.stages.length > 0 ? yes(nominated) : yes(nominated, { type: 'approved', at });
  }
  if (!nomination) return refuse('no-such-nomination');

  switch (command.type) {
    case 'choose-approvers':
      return choose(nomination, command, at);
    case 'stand-in':
      return standIn(nomination, command, at);
    case 'record-reach':
      return recordReach(nomination, command, at);
    case 'record-channel':
      return recordChannel(nomination, command, at);
    case 'approve':
    case 'deny':
      return answer(nomination, command, at);
    case 'hand-over':
      return handOver(nomination, command, at);
    case 'ask-nominator':
      return inquire(nomination, command, at);
    case 'answer-question':
      return reply(nomination, command, at);
    case 'settle-change':
      return settle(nomination, command, at);
    case 'join':
      return join(nomination, command, at);
    case 'remind':
      return remind(nomination, command, at);
    case 'withdraw':
      return withdraw(nomination, command, at);
    case 'tick':
      return tick(nomination, command, at);
    case 'record-hindrance':
      return recordHindrance(nomination, command, at);
    case 'resume':
      return resume(nomination, at);
    case 'begin':
      return begin(nomination, at);
    case 'record-invitation':
      return recordInvitation(nomination, command, at);
    case 'record-refusal':
      return nomination.status === 'approved' ? yes({ type: 'refused', refusal: command.refusal, at }) : nothing();
    case 'record-removal':
      return recordRemoval(nomination, command, at);
    case 'record-taken':
      return recordTaken(nomination, command, at);
    case 'record-access':
      return recordAccess(nomination, command, at);
    case 'record-held':
      return recordHeld(nomination, command, at);
    case 'record-ended':
      return recordEnded(nomination, command, at);
    case 'record-mail':
      return recordMail(nomination, command, at);
    case 'mail-again':
      return mailAgain(nomination, command, at);
    default:
      return unreachable(command);
  }
};
