import { createCredential } from '../../src/graph/credential.js';
import { createGraph, type Graph } from '../../src/graph/graph.js';
import { HOUR, SECOND, type Clock } from '../../src/kernel/clock.js';
import type { Log } from '../../src/kernel/log.js';
import type { Policy } from '../../src/policy/policy.js';
import { createGuestViews } from '../../src/workflow/guest-views.js';
import { createHandlers } from '../../src/workflow/handlers.js';
import type { Courier, Directory, Packages, Post, Store } from '../../src/workflow/ports.js';
import { createRights } from '../../src/workflow/rights.js';
import { createSubmit } from '../../src/workflow/submit.js';
import { createSweep } from '../../src/workflow/sweep.js';
import { createWorkflow } from '../../src/workflow/use-cases.js';
import { createViewing } from '../../src/workflow/viewing.js';

/** Between two passes, as in production. */
export const EVERY = 15 * SECOND;

export type Ports = {
  readonly store: Store;
  readonly directory: Directory;
  readonly packages: Packages;
  readonly courier: Courier;
  readonly post: Post;
  readonly clock: Clock;
  readonly log: Log;
  readonly policy: () => Policy;
};

/** The real workflow over these ports, without bot and server. */
export const assemble = (ports: Ports) => {
  const rights = createRights(ports);
  const needs = {
    ...ports,
    submit: createSubmit(ports.store, ports.clock),
    rights,
    viewing: createViewing(ports.store, ports.clock, ports.policy),
    guestViews: createGuestViews({ ...ports, rights }),
  };
  return {
    workflow: createWorkflow(needs),
    handlers: createHandlers({ ...needs, defaultLanding: 'https://myapps.microsoft.com' }),
    sweep: createSweep({ ...needs, every: EVERY, looksEvery: HOUR }),
  };
};

/** Graph as the local tenant at this address has it. */
export const graphOf = (url: string, tenantId: string, log: Log): Graph =>
  createGraph({
    baseUrl: url,
    credential: createCredential({ mode: 'local', graphBaseUrl: url, tenantId }),
    teamsAppId: 'guestlist',
    tenantId,
    log,
  });
