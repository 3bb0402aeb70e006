import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { openDatabase } from '../../src/store/database.js';
import { buttonsOf, textOf } from '../support/card-reading.js';
import { freshEnvironment, KINDS, silent, type Kind } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { approvalsBy, nominates, offered, pressedAsItStood } from '../support/nominating.js';
import type { CardJson, Pressed } from '../support/tenant-shapes.js';
import { createWorld, type Actor, type World } from '../support/world.js';

const APPROVERS = 100;

/** The issue's own number: from the first press to the last card. Milliseconds. */
const WITHIN = 20_000;

/** Teams' limit for one app in a tenant. */
const REQUESTS_IN_A_SECOND = 50;

const BY = /^(?:Approved|Denied) by (Approver \d{3}), /;
const TOO_LATE = /^(Approver \d{3}) (?:approved|denied) this, .*; nothing is left to do\.$/;
const NOTED = /^Noted\. I am checking/;

const policyAsking = (source: unknown) => approvalsBy({ crowd: { stages: [{ ask: [source], within: '3 days' }] } });

/** Whom an answer to a press names as the one who decided; nobody, where that was still being looked up. */
const decidedBy = ({ status, body }: Pressed): readonly (string | undefined)[] => {
  assert.deepEqual([status, body?.statusCode], [200, 200]);
  const { value } = body ?? {};
  if (typeof value !== 'string') return [BY.exec(textOf(value as CardJson))?.[1]];
  return NOTED.test(value) ? [] : [TOO_LATE.exec(value)?.[1]];
};

const decisionsIn = async (url: string): Promise<readonly unknown[]> => {
  const database = await openDatabase({ kind: 'postgres', url }, silent);
  try {
    return await database.query(
      `select type from guestlist.nomination_events where type in ('approved', 'denied', 'agreed', 'stage-approved')`,
    );
  } finally {
    await database.close();
  }
};

const tellOn = (kind: Kind): void => {
  let world: World;
  let env: Readonly<Record<string, string>>;
  let approvers: readonly Actor[];
  before(async function () {
    const file = await policyAsking('administrators');
    env = await freshEnvironment(kind, this);
    world = await createWorld({ POLICY_FILE: file, ...env });
    const { employees, groupId } = await world.tenant.employees(APPROVERS, { group: 'Crowd' });
    await copyFile(await policyAsking({ group: groupId }), file);
    await world.restarts();
    approvers = employees.map((employee) => world.person(employee));
  });
  after(() => world.ends());

  it('one decision, which every card shows in time', async function () {
    const { sue, tenant } = world;
    await nominates(sue, 'Ann Crowd', 'crowd');
    const seen: { readonly who: Actor; readonly card: Awaited<ReturnType<typeof offered>> }[] = [];
    for (const who of approvers) seen.push({ who, card: await offered(who, /Ann Crowd/, 'Approve') });
    await sue.reads(/Ann Crowd →[^]*Asked — Approver 001/);

    const began = performance.now();
    // All of them press what they saw, though some cards are closed before the last one's press arrives.
    const answers = await Promise.all(
      seen.map(({ who, card }, n) =>
        n % 2 === 0
          ? pressedAsItStood(world, who, card, 'Approve')
          : pressedAsItStood(world, who, card, 'Deny', { comment: 'not this one' }),
      ),
    );
    const answered = performance.now() - began;
    const shown = await eventually(
      () => Promise.all(approvers.map(async (who) => BY.exec((await closedCard(who)).text)?.[1])),
      WITHIN - answered,
    );
    const took = performance.now() - began;

    const [decider, ...others] = new Set([...answers.flatMap(decidedBy), ...shown]);
    assert.match(decider ?? 'nobody', /^Approver/);
    assert.deepEqual(others, [], 'all of them are told of the same decision');
    if (env['DATABASE_URL']) assert.equal((await decisionsIn(env['DATABASE_URL'])).length, 1);
    await sue.reads(new RegExp(`${decider} denied your nomination of Ann Crowd|^Ann Crowd →[^]*${decider}[^]*redeem`));
    const { refused, mostInASecond } = await tenant.load();
    console.log(
      `      ${APPROVERS} presses answered after ${Math.round(answered)} ms, ${APPROVERS} cards edited after ` +
        `${Math.round(took)} ms, at most ${mostInASecond} requests to Teams in a second`,
    );
    assert.equal(refused, 0);
    assert.ok(mostInASecond <= REQUESTS_IN_A_SECOND, `${mostInASecond} requests in a second`);
    assert.ok(took <= WITHIN, `${took} ms from the first press to the last card`);
  });
};

const closedCard = async (who: Actor) => {
  const card = await who.card(/Ann Crowd/);
  assert.deepEqual(buttonsOf(card.json), [], `${who.name} can still press`);
  return card;
};

for (const kind of KINDS)
  describe(`a hundred approvers on one stage, all pressing at once (${kind})`, () => tellOn(kind));
