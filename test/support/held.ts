import assert from 'node:assert/strict';
import { descriptionsPresent, validateExchange } from './description.js';
import type { TenantClient } from './tenant-client.js';

const count = { exchanges: 0, validated: 0 };

/** Holds all that was said between a bot and the local tenant to Microsoft's description. Without the files it does nothing. */
export const holdToDescription = async (tenant: TenantClient): Promise<void> => {
  if (!descriptionsPresent()) return;
  for (const exchange of await tenant.requests()) {
    const { problems, validated } = validateExchange(exchange);
    assert.deepEqual(problems, [], `${exchange.method} ${exchange.path} departs from Microsoft's description`);
    if (exchange.on === 'graph') count.exchanges += 1;
    count.validated += validated;
  }
};

/** How much was held to the description in this run of the tests. */
export const heldSoFar = (): Readonly<typeof count> => count;
