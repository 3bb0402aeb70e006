import type { Clock } from '../kernel/clock.js';
import type { Log } from '../kernel/log.js';
import type { Policy } from '../policy/policy.js';
import { createChanging } from './changing.js';
import { adoptingHandlers } from './handlers/adopting.js';
import { askingHandlers } from './handlers/asking.js';
import { checkingHandlers } from './handlers/checking.js';
import { closingHandlers } from './handlers/closing.js';
import { emergencyHandlers } from './handlers/emergency.js';
import { endedAccessHandlers } from './handlers/ended-access.js';
import { followingHandlers } from './handlers/following.js';
import { stayMailingHandlers } from './handlers/stay-mailing.js';
import { succeedingHandlers } from './handlers/succeeding.js';
import { tellingOfGuestsHandlers } from './handlers/telling-of-guests.js';
import { choosingHandlers } from './handlers/choosing.js';
import { digestHandlers } from './handlers/digest.js';
import { givingHandlers } from './handlers/giving.js';
import { invitingHandlers } from './handlers/inviting.js';
import { createLosing } from './losing.js';
import { createMailCap } from './mail-cap.js';
import { mailingHandlers } from './handlers/mailing.js';
import { createPeace } from './handlers/peace.js';
import { createReaching } from './handlers/reaching.js';
import { remindingHandlers } from './handlers/reminding.js';
import { renewingHandlers } from './handlers/renewing.js';
import { removingHandlers } from './handlers/removing.js';
import { showingHandlers } from './handlers/showing.js';
import { standingInHandlers } from './handlers/standing-in.js';
import { takingBackHandlers } from './handlers/taking-back.js';
import { tellingHandlers } from './handlers/telling.js';
import { tellingOfWaiting } from './handlers/telling-of-waiting.js';
import { tellingOfFalls } from './handlers/telling-of-falls.js';
import type { GuestViews } from './guest-views.js';
import type { Handlers } from './jobs.js';
import type { Courier, Directory, Packages, Post, Store } from './ports.js';
import { createRemovalCap } from './removal-cap.js';
import type { Rights } from './rights.js';
import { createChooseFrom } from './standing-in.js';
import type { Submit } from './submit.js';
import type { Viewing } from './viewing.js';

export type HandlerNeeds = {
  readonly store: Store;
  readonly directory: Directory;
  readonly packages: Packages;
  readonly post: Post;
  readonly courier: Courier;
  readonly rights: Rights;
  readonly submit: Submit;
  readonly viewing: Viewing;
  readonly guestViews: GuestViews;
  readonly clock: Clock;
  readonly log: Log;
  readonly policy: () => Policy;
  readonly defaultLanding: string;
};

/** Every job's handler. Each re-reads, checks that its work is still wanted, acts once, and records the outcome. */
export const createHandlers = (given: HandlerNeeds): Handlers => {
  const needs = {
    ...given,
    changing: createChanging(given),
    chooseFrom: createChooseFrom(given),
    losing: createLosing(given),
    mailCap: createMailCap(given),
    peace: createPeace(given),
    reaching: createReaching(given),
    removalCap: createRemovalCap(given),
  };
  return {
    ...adoptingHandlers(needs),
    ...askingHandlers(needs),
    ...closingHandlers(needs),
    ...emergencyHandlers(needs),
    ...endedAccessHandlers(needs),
    ...followingHandlers(needs),
    ...succeedingHandlers(needs),
    ...tellingOfGuestsHandlers(needs),
    ...checkingHandlers(needs),
    ...choosingHandlers(needs),
    ...digestHandlers(needs),
    ...givingHandlers(needs),
    ...invitingHandlers(needs),
    ...mailingHandlers(needs),
    ...remindingHandlers(needs),
    ...renewingHandlers(needs),
    ...removingHandlers(needs),
    ...showingHandlers(needs),
    ...standingInHandlers(needs),
    ...stayMailingHandlers(needs),
    ...takingBackHandlers(needs),
    ...tellingHandlers(needs),
    ...tellingOfFalls(needs),
    ...tellingOfWaiting(needs),
  };
};
