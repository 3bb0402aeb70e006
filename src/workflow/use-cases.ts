import { answering } from './answering.js';
import { createCatalogue } from './catalogue.js';
import { correcting } from './correcting.js';
import { delegating } from './delegating.js';
import { digests } from './digests.js';
import { emergency } from './emergency.js';
import { guests } from './guests.js';
import type { HandlerNeeds } from './handlers.js';
import { nominating } from './nominating.js';
import { createMayNominate } from './preflight/nominator.js';
import { reading } from './reading.js';
import { takingIn } from './taking-in.js';
import type { Workflow } from './workflow.js';
import type { Policy } from '../policy/policy.js';

type Needs = Pick<HandlerNeeds, 'store' | 'directory' | 'rights' | 'submit' | 'viewing' | 'guestViews' | 'clock'> & {
  policy: () => Policy;
};

/** The use cases over the ports. */
export const createWorkflow = (needs: Needs): Workflow => ({
  policy: needs.policy,
  ...nominating(needs),
  ...answering({ ...needs, mayNominate: createMayNominate(needs.directory, needs.policy) }),
  ...delegating(needs),
  ...digests(needs),
  ...reading(needs),
  ...guests(needs),
  ...correcting(needs),
  catalogueFor: createCatalogue(needs.directory, needs.policy),
  emergency: emergency(needs),
  ...takingIn(needs),
});
