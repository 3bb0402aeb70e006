import { later, MINUTE } from '../../kernel/clock.js';
import { mayKeepUntil } from '../clock.js';
import { reviewOf, type Guest } from '../guest.js';
import { ended, isStopped, wasIn } from './ending.js';
import { faultOfDecider, nothing, refuse, yes, type CommandOf, type GuestDecision } from './outcome.js';

/** Another end, within what the rule lets a sponsor decide alone. An administrator is bound by it too: beyond it others must agree. */
export const setEnd = (guest: Guest, command: CommandOf<'set-end'>, at: Date): GuestDecision => {
  const fault = faultOfDecider(guest, command);
  if (fault) return refuse(fault);
  const { until, by } = command;
  if (!(until > at)) return refuse('end-past');
  if (guest.until?.getTime() === until.getTime()) return confirm(guest, { ...command, type: 'confirm' }, at);
  const limit = mayKeepUntil(guest);
  if (limit && until > limit && (!guest.until || until > guest.until)) return refuse('needs-approval');
  return yes({ type: 'end-changed', by, until, at });
};

/** Said again, it is still so; nothing but a question makes it worth writing down. */
export const confirm = (guest: Guest, command: CommandOf<'confirm'>, at: Date): GuestDecision => {
  const fault = faultOfDecider(guest, command);
  if (fault) return refuse(fault);
  // Who answers for them is another question.
  const why = reviewOf(guest)?.why;
  if (why !== 'ending' && why !== 'periodic') return nothing();
  return yes({ type: 'confirmed', by: command.by, at });
};

/** Also of whoever was stopped: to be rid of them nobody has to let them in again. */
export const endNow = (guest: Guest, command: CommandOf<'end-now'>, at: Date): GuestDecision => {
  const fault = faultOfDecider(guest, command);
  if (fault && !(fault === 'stay-over' && isStopped(guest))) return refuse(fault);
  return yes(ended(guest, wasIn(guest) ? 'not-needed' : 'withdrawn', at, command.by));
};

export const nudge = (guest: Guest, command: CommandOf<'nudge'>, at: Date): GuestDecision => {
  const fault = faultOfDecider(guest, command);
  if (fault) return refuse(fault);
  if (guest.status !== 'pending-acceptance') return refuse('already-accepted');
  const isTooSoon = guest.nudgedAt && later(guest.nudgedAt, BETWEEN_MAILS) > at;
  return isTooSoon ? refuse('mail-just-sent') : yes({ type: 'guest-nudged', by: command.by, at });
};

/** One guest gets no more than a mail every ten minutes, however often somebody presses. */
const BETWEEN_MAILS = 10 * MINUTE;
