import assert from 'node:assert/strict';
import { tellNoticed, tellTries } from '../support/telling.js';
import { beginEnding, runTenants, type Ending } from './ending-guests.js';
import { attack, breachesIn, HOSTILITIES, inspectOthers, type Attacked, type Hostility } from './hostilities.js';
import { wanted } from './killing.js';
import { faultAt, momentsIn, nameOf, type Moment } from './moments.js';
import { startStaleGraph, type Naive } from './stale-graph.js';
import { countWindows, isLook } from './windows.js';

const DOINGS = ['looks', 'takes away', 'disables', 'deletes', 'tells'] as const;

const doing = (moment: Moment): (typeof DOINGS)[number] => {
  const { method, path } = moment;
  if (/^\/users\/[^/]+$/.test(path) && method === 'PATCH') return 'disables';
  if (/^\/users\/[^/]+$/.test(path) && method === 'DELETE') return 'deletes';
  if (method === 'DELETE' && /^\/(teams|groups)\//.test(path)) return 'takes away';
  return isLook(moment) ? 'looks' : 'tells';
};

type Case = { readonly moment: Moment; readonly hostility: Hostility };

/** Guests of one bot; then the tenant begins anew, for what it remembers is read again and again. */
const BATCH = 20;
/** Bots at once, each with a tenant of its own: each waits half of its time. */
const LANES = wanted ? 2 : 1;
const LEAST = 300;
/** Of five moments four come, or more: the others are of what is no more to be done after what was done to the account. And some come when the account is gone. */
const ENDS = 1.5 * LEAST;
/** A prime: each case comes once before any comes twice, and neighbours are far apart. */
const STRIDE = 97;

const summary = (
  ends: number,
  moments: number,
  windows: ReturnType<typeof countWindows>,
  hostilities: ReadonlyMap<string, number>,
): string =>
  [
    `      ${ends} ends at ${moments} moments: killed ${windows.sum()}, moment did not come ${ends - windows.sum()}`,
    ...windows.lines(),
    ...[...hostilities].sort().map(([what, times]) => `        ${what}: ${times}`),
  ].join('\n');

describe('killed while a stay ends in a hostile directory', function () {
  this.timeout(wanted ? 14_400_000 : 600_000);
  let tenants: Awaited<ReturnType<typeof runTenants>>;
  const open = new Set<{ end(): Promise<unknown> }>();
  before(async () => (tenants = await runTenants()));
  after(() => tenants.end());
  afterEach(async () => {
    for (const one of [...open].reverse()) await one.end();
    open.clear();
  });

  const begin = async (graph?: string): Promise<Ending> => {
    const ending = await beginEnding(tenants, graph);
    open.add({ end: () => ending.ends() });
    return ending;
  };

  /** Of this guest's own account, where the moment is about one. */
  const at = (moment: Moment, id: string) => {
    const fault = faultAt(moment);
    return /^\/users\/[^/]+$/.test(moment.path) ? { ...fault, path: `^/users/${id}$` } : fault;
  };

  /** The guest, and what was done to their account while the bot was dead; whether the moment came. */
  const playCase = async (ending: Ending, n: number, { moment, hostility }: Case) => {
    const { tenant } = ending;
    const id = await ending.comesIn(n);
    const remove = await ending.readied(n);
    const { id: fault } = await tenant.fault(at(moment, id));
    await remove().catch(() => undefined);
    const came = await holds(tenant, fault);
    await ending.kills();
    await ending.restsIn();
    const attacked = await attack(tenant, id, hostility);
    await ending.returns();
    return { id, came, attacked };
  };

  const holds = async (tenant: Ending['tenant'], fault: string): Promise<boolean> => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((done) => setTimeout(done, 25)))
      if ((await tenant.faults()).some(({ id, holding }) => id === fault && holding)) return true;
    return false;
  };

  let all: readonly Moment[];
  it('has moments to die at, from the press to the deletion', async () => {
    const ending = await begin();
    const id = await ending.comesIn(1);
    const remove = await ending.readied(1);
    const since = await ending.tenant.now();
    await remove();
    await ending.settled();
    assert.deepEqual(await breachesIn(ending.tenant, new Set([id]), []), []);
    all = momentsIn(await ending.tenant.requests(since));
    const windows = countWindows(DOINGS, doing);
    all.forEach(windows.add);
    assert.deepEqual(windows.empty(), []);
  });

  const momentOf = (method: string, when: Moment['when'], n = 0): Moment => {
    const found = all.filter((one) => one.method === method && one.when === when && /^\/users\/[^/]+$/.test(one.path))[
      n
    ];
    assert.ok(found, `${when} ${method}`);
    return found;
  };

  const isNoticed = async (ending: Ending, id: string, attacked: Attacked, breach: RegExp): Promise<void> => {
    for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((done) => setTimeout(done, 100)))
      if ((await breachesIn(ending.tenant, new Set([id]), [attacked])).some((one) => breach.test(one))) return;
    assert.fail('nothing was noticed');
  };

  const NAIVE: readonly (readonly [Naive, Hostility, RegExp])[] = [
    ['does not look again', 'made a member, and enabled', /PATCH of an account that was made a member/],
    ['ends by address', 'deleted, and the address invited anew', /(PATCH|DELETE) of somebody who was never a guest/],
  ];
  // The short form has time for one.
  for (const [naive, hostility, breach] of NAIVE.slice(0, wanted ? undefined : 1))
    it(`notices a bot that ${naive}`, async () => {
      const graph = await startStaleGraph(tenants.url, naive);
      open.add(graph);
      const ending = await begin(graph.url);
      const { id, came, attacked } = await playCase(ending, 1, { moment: momentOf('PATCH', 'before'), hostility });
      assert.ok(came && attacked);
      await isNoticed(ending, id, attacked, breach);
      tellNoticed(`a bot that ${naive}`, 'after 1 kill');
    });

  /** Made a member while the bot, which lives, waits to hear that the first of two things is taken. */
  const playBetween = async (ending: Ending) => {
    const { tenant } = ending;
    const id = await ending.comesIn(1, 2);
    const remove = await ending.readied(1);
    const takes = { on: 'graph', method: 'DELETE', path: '^/(teams|groups)/', when: 'after', answer: 'hold' } as const;
    const { id: fault } = await tenant.fault(takes);
    await remove().catch(() => undefined);
    assert.ok(await holds(tenant, fault));
    const attacked = await attack(tenant, id, 'made a member, and enabled');
    assert.ok(attacked);
    await tenant.clearFaults();
    return { id, attacked };
  };

  // The short form has shown that such a bot is noticed.
  if (wanted)
    it('notices a bot that does not look again before each thing that it takes', async () => {
      const graph = await startStaleGraph(tenants.url, 'does not look again');
      open.add(graph);
      const ending = await begin(graph.url);
      const { id, attacked } = await playBetween(ending);
      await isNoticed(ending, id, attacked, /take of an account that was made a member/);
      tellNoticed('a bot that does not look again before each thing that it takes', 'in 1 end');
    });

  it('takes nothing more from whoever is made a member between one thing and the next', async () => {
    const ending = await begin();
    const { id, attacked } = await playBetween(ending);
    await ending.settled();
    assert.deepEqual(await breachesIn(ending.tenant, new Set([id]), [attacked]), []);
    assert.equal((await ending.tenant.account(id)).groupIds.length, 1);
  });

  const few = (): readonly Case[] => [
    { moment: momentOf('PATCH', 'before'), hostility: 'made a member, and enabled' },
    { moment: momentOf('PATCH', 'after'), hostility: 'deleted, and the address invited anew' },
    { moment: momentOf('DELETE', 'before'), hostility: 'kept on-premises' },
  ];
  const every = (): readonly Case[] => {
    const once = all.flatMap((moment) => HOSTILITIES.map((hostility) => ({ moment, hostility })));
    const ends = Math.max(once.length, ENDS);
    // Whoever stops it halfway has kills in each window all the same.
    return Array.from({ length: ends }, (_, n) => once[(n * STRIDE) % once.length]).flatMap((one) => one ?? []);
  };

  it(`touches nobody but guests of ours, ${wanted ? 'at all moments' : 'at some moments'}, and forgets nobody`, async () => {
    const cases = wanted
      ? every().filter(({ moment }) => wanted === 'all' || new RegExp(wanted ?? '').test(nameOf(moment)))
      : few();
    const windows = countWindows(DOINGS, doing);
    const hostilities = new Map<string, number>();
    let [taken, ended, tried] = [0, 0, 0];
    const playBatch = async (ending: Ending, batch: readonly Case[]): Promise<void> => {
      const ours = new Set<string>();
      const attacked: Attacked[] = [];
      for (const [n, one] of batch.entries()) {
        const played = await playCase(ending, n + 1, one);
        ours.add(played.id);
        if (played.attacked) attacked.push(played.attacked);
        if (played.came) windows.add(one.moment);
        if (played.came && played.attacked) tried += 1;
        const what = played.attacked ? one.hostility : 'too late for it';
        hostilities.set(what, (hostilities.get(what) ?? 0) + 1);
        ended += 1;
      }
      await ending.settled();
      assert.deepEqual(await breachesIn(ending.tenant, ours, attacked), []);
      await inspectOthers(ending.tenant, attacked);
    };
    const playLane = async (): Promise<void> => {
      const own = await runTenants();
      open.add(own);
      while (taken < cases.length) {
        const batch = cases.slice(taken, (taken += BATCH));
        const ending = await beginEnding(own);
        await playBatch(ending, batch).finally(() => ending.ends());
        console.log(summary(ended, all.length, windows, hostilities));
      }
    };
    await Promise.all(Array.from({ length: LANES }, playLane));
    assert.ok(windows.sum() >= Math.max(1, cases.length / 2), 'too few kills to mean anything');
    const least = wanted === 'all' ? LEAST : 1;
    assert.ok(tried >= least, `${tried} kills while the directory was hostile are too few: ${least} were to be`);
    if (wanted === 'all') assert.deepEqual(windows.empty(), [], 'there is a window into which no kill fell');
    tellTries(tried, 'kills, after each of which the directory was hostile');
  });
});

/** Milliseconds until a moment has to have come. */
const PATIENCE = 10_000;
