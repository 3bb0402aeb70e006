import type { Clock } from '../kernel/clock.js';
import type { Log } from '../kernel/log.js';
import type { Policy } from '../policy/policy.js';
import { askingHandlers } from './handlers/asking.js';
import { checkingHandlers } from './handlers/checking.js';
import { givingHandlers } from './handlers/giving.js';
import { invitingHandlers } from './handlers/inviting.js';
import { mailingHandlers } from './handlers/mailing.js';
import { removingHandlers } from './handlers/removing.js';
import { showingHandlers } from './handlers/showing.js';
import { tellingHandlers } from './handlers/telling.js';
import type { Handlers } from './jobs.js';
import type { Courier, Directory, Post, Store } from './ports.js';
import type { Rights } from './rights.js';
import type { Submit } from './submit.js';
import type { Viewing } from './viewing.js';

export type HandlerNeeds = {
  readonly store: Store;
  readonly directory: Directory;
  readonly post: Post;
  readonly courier: Courier;
  readonly rights: Rights;
  readonly submit: Submit;
  readonly viewing: Viewing;
  readonly clock: Clock;
  readonly log: Log;
  readonly policy: () => Policy;
  readonly defaultLanding: string;
};

/** Every job's handler. Each re-reads, checks that its work is still wanted, acts once, and records the outcome. */
export const createHandlers = (needs: HandlerNeeds): Handlers => ({
  ...askingHandlers(needs),
  ...checkingHandlers(needs),
  ...givingHandlers(needs),
  ...invitingHandlers(needs),
  ...mailingHandlers(needs),
  ...removingHandlers(needs),
  ...showingHandlers(needs),
  ...tellingHandlers(needs),
});
