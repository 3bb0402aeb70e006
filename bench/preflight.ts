import { readFile } from 'node:fs/promises';
import { createCredential } from '../src/graph/credential.js';
import { createGraph } from '../src/graph/graph.js';
import { parseAddress } from '../src/kernel/address.js';
import { DAY, later, systemClock } from '../src/kernel/clock.js';
import { personId } from '../src/kernel/ids.js';
import { createLog } from '../src/kernel/log.js';
import { LOCAL_TEAMS_APP_ID, personId as localPerson, TENANT_ID } from '../src/local/company.js';
import { startLocalTenant } from '../src/local/server.js';
import type { Policy } from '../src/policy/policy.js';
import { MOST_OFFERS } from '../src/policy/several.js';
import { readPolicy } from '../src/policy/read.js';
import { openDatabase } from '../src/store/database.js';
import { migrate } from '../src/store/migrations.js';
import { createStore } from '../src/store/store.js';
import { nominating } from '../src/workflow/nominating.js';
import { createRights } from '../src/workflow/rights.js';
import { createSubmit } from '../src/workflow/submit.js';
import { createViewing } from '../src/workflow/viewing.js';
import type { Ask } from '../src/workflow/workflow.js';

/**
 * `npm run bench:preflight`: what a look before sending costs, against the local tenant, with nothing and with 50 ms on the
 * way of each request. Prints round trips and times; exits with 1 where a look takes more than three round trips, leaves
 * anything unchecked, or takes longer than 300 ms at the median with 50 ms a round trip.
 */

const LOOKS = 100;
const TRIPS = 3;
/** Milliseconds. */
const ON_THE_WAY = 50;
const LIMIT = 300;

const log = createLog('silent');

const loadPolicy = async (): Promise<Policy> => {
  const read = readPolicy(await readFile('policy.sample.yaml', 'utf8'), 'policy.sample.yaml');
  if (!read.ok) throw new Error('policy.sample.yaml cannot be used; npm run policy -- check policy.sample.yaml');
  return read.value;
};

/** Somebody else each time, so that nothing can be remembered from the look before. */
const askAt = (n: number, policy: Policy): Ask => {
  const address = parseAddress(`ada.lovelace-${n}@fabrikam.com`);
  const offers = Array.from({ length: MOST_OFFERS }, (_, k) => policy.offers[(n + k) % policy.offers.length]);
  if (!address.ok || offers.includes(undefined))
    throw new Error('There is nobody to look at, or nothing to give them.');
  return {
    nominator: { id: personId.parse(localPerson(1)), name: 'Sue Park', address: 'sue@contoso.com' },
    address: address.value,
    offers: [...new Set(offers.flatMap((offer) => offer ?? []))].slice(0, 1 + (n % MOST_OFFERS)),
    until: later(new Date(), 30 * DAY),
    zone: 'Europe/Berlin',
  };
};

type Look = { readonly trips: number; readonly milliseconds: number; readonly unchecked: readonly string[] };

const measure = async (onTheWay: number, policy: Policy): Promise<readonly Look[]> => {
  const tenant = await startLocalTenant({ port: 0, botUrl: 'http://localhost:1', log });
  const database = await openDatabase({ kind: 'embedded', memory: true }, log);
  try {
    await migrate(database);
    const { directory } = createGraph({
      baseUrl: tenant.url,
      credential: createCredential({ mode: 'local', graphBaseUrl: tenant.url, tenantId: TENANT_ID }),
      tenantId: TENANT_ID,
      teamsAppId: LOCAL_TEAMS_APP_ID,
      log,
    });
    const store = createStore(database, { add: async () => {} }, systemClock);
    const submit = createSubmit(store, systemClock);
    const viewing = createViewing(store, systemClock, () => policy);
    const needs = { store, directory, policy: () => policy, clock: systemClock };
    const workflow = nominating({ ...needs, submit, viewing, rights: createRights(needs) });
    await turn(tenant.url, onTheWay);
    // The first looks fetch a token and warm the code.
    for (let n = 0; n < 5; n += 1) await workflow.preflight(askAt(LOOKS + n, policy));

    const looks: Look[] = [];
    for (let n = 0; n < LOOKS; n += 1) {
      const before = await requestsTo(tenant.url);
      const began = performance.now();
      const { seen } = await workflow.preflight(askAt(n, policy));
      const milliseconds = performance.now() - began;
      looks.push({ trips: (await requestsTo(tenant.url)) - before, milliseconds, unchecked: seen.unchecked });
    }
    return looks;
  } finally {
    await database.close();
    await tenant.close();
  }
};

const turn = async (url: string, latencyMs: number): Promise<void> => {
  const answer = await fetch(`${url}/_local/settings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ latencyMs }),
  });
  if (!answer.ok) throw new Error('The local tenant knows no latencyMs.');
};

/** How often Graph was asked so far; a `$batch` is once. */
const requestsTo = async (url: string): Promise<number> => {
  const exchanges = (await (await fetch(`${url}/_local/requests`)).json()) as { readonly on: string }[];
  return exchanges.filter(({ on }) => on === 'graph').length;
};

const shareOf = (looks: readonly Look[], share: number): number => {
  const times = looks.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  return times[Math.ceil(times.length * share) - 1] ?? 0;
};

const policy = await loadPolicy();
let failed = false;
console.log(
  `${LOOKS} looks each; limits: ${TRIPS} round trips, ${LIMIT} ms at the median with ${ON_THE_WAY} ms on the way`,
);
for (const onTheWay of [0, ON_THE_WAY]) {
  const looks = await measure(onTheWay, policy);
  const trips = looks.map((look) => look.trips);
  const unchecked = [...new Set(looks.flatMap((look) => look.unchecked))];
  const median = shareOf(looks, 0.5);
  failed ||= Math.max(...trips) > TRIPS || median > LIMIT || unchecked.length > 0;
  console.log(
    `  ${String(onTheWay).padStart(2)} ms on the way: ${Math.min(...trips)} to ${Math.max(...trips)} round trips, ` +
      `median ${median.toFixed(0)} ms, 95 % within ${shareOf(looks, 0.95).toFixed(0)} ms` +
      (unchecked.length > 0 ? `; not checked: ${unchecked.join(', ')}` : ''),
  );
}
process.exitCode = failed ? 1 : 0;
