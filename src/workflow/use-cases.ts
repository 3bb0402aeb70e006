import { answering } from './answering.js';
import { delegating } from './delegating.js';
import { digests } from './digests.js';
import type { HandlerNeeds } from './handlers.js';
import { nominating } from './nominating.js';
import { createMayNominate } from './preflight/nominator.js';
import { reading } from './reading.js';
import type { Workflow } from './workflow.js';
import type { Policy } from '../policy/policy.js';

type Needs = Pick<HandlerNeeds, 'store' | 'directory' | 'rights' | 'submit' | 'viewing' | 'clock'> & {
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
});
