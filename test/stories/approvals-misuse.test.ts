import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshEnvironment } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { approvalsBy, closed, named, nominates, offered, pressed, pressedLate } from '../support/nominating.js';
import { freePort } from '../support/ports.js';
import { runBot, type Running } from '../support/processes.js';
import type { CardJson, Pressed } from '../support/tenant-shapes.js';
import { createWorld, type Actor, type World } from '../support/world.js';

const within = '5 days';
const APPROVALS = {
  any: { stages: [{ ask: ['owners'], within }] },
  all: { stages: [{ ask: ['owners'], quorum: 'all', within }] },
  steps: {
    stages: [
      { ask: ['owners'], within },
      { ask: [named('carl')], within },
    ],
  },
  carls: { stages: [{ ask: [named('carl')], within }] },
};

type Data = Readonly<Record<string, unknown>>;

describe('misuse of approvals', function () {
  let world: World;
  let file: string;
  before(async () => {
    file = await approvalsBy(APPROVALS);
    world = await createWorld({ POLICY_FILE: file });
  });
  after(() => world.ends());

  /** The bot reads other rules, and knows everything else still. */
  const rulesBecome = async (approvals: Parameters<typeof approvalsBy>[0]) => {
    await copyFile(await approvalsBy(approvals), file);
    await world.restarts();
  };
  const invited = (guest: string) => world.sue.reads(new RegExp(`^${guest} →[^]*redeem\\?`));
  const invitations = async () =>
    (await world.tenant.requests()).filter(({ method, path }) => method === 'POST' && path === '/invitations').length;

  /** Whatever a client that is not Teams' own might send. */
  const sends = async (who: Actor, activityId: string, data: unknown): Promise<string> => {
    const value = { action: { type: 'Action.Execute', verb: 'approve', data }, trigger: 'manual' };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: activityId, value };
    return wordsOf(await world.tenant.send({ as: who.id, ...invoke }));
  };

  it('a click after the end is told what became of it', async () => {
    const { sue, oskar, mia } = world;
    await nominates(sue, 'Ann Webb', 'any');
    const card = await offered(mia, /Ann Webb/, 'Approve');
    await pressed(oskar, /Ann Webb/, 'Deny', { comment: 'not now' });
    await closed(mia, /Ann Webb/);
    for (const [title, inputs] of [
      ['Approve', {}],
      ['Deny', { comment: 'nor I' }],
      ['Send the question', { question: 'Why?' }],
      ['Approve with these changes', { sponsor: 'Carl Meyer' }],
      ['Leave it to the others', {}],
    ] as const)
      assert.match(
        await pressedLate(world, mia, card, title, inputs),
        /^Oskar Lind denied this, .*; nothing is left to do\.$/,
        title,
      );
    await sue.reads(/^Ann Webb →[^]*Denied by Oskar Lind[^]*“not now”/);
  });

  it('a card from before the rules changed answers what it asked, and nobody else may', async () => {
    const { sue, oskar, carl } = world;
    await nominates(sue, 'Ben Webb', 'any');
    const card = await offered(oskar, /Ben Webb/, 'Approve');
    await rulesBecome({ ...APPROVALS, any: APPROVALS.carls });
    assert.match(await sends(carl, '1', dataOf(card.json)), /^Only the owners of Project Apollo can answer this\.$/);
    await pressed(oskar, /Ben Webb/, 'Approve');
    await invited('Ben Webb');
    await nominates(sue, 'Cem Webb', 'any');
    await pressed(carl, /Cem Webb/, 'Approve');
    await invited('Cem Webb');
    await rulesBecome(APPROVALS);
  });

  it('a card from an earlier step answers no later one, nor one of a later step an earlier', async () => {
    const { sue, oskar, mia, carl } = world;
    await nominates(sue, 'Dan Webb', 'steps');
    const early = await offered(mia, /Dan Webb/, 'Approve');
    const ahead = { ...dataOf(early.json), stage: 1 };
    assert.match(await sends(carl, '1', ahead), /^This step is settled/);
    assert.match(await sends(mia, early.activityId, ahead), /^This step is settled/);
    await offered(mia, /Dan Webb/, 'Approve');
    await pressed(oskar, /Dan Webb/, 'Approve');
    await offered(carl, /Dan Webb/, 'Approve');
    const late = await pressedLate(world, mia, early, 'Deny', { comment: 'no' });
    assert.match(
      late,
      /^Oskar Lind approved this step, .*; the next one asks somebody else, so nothing is left for you/,
    );
    assert.match(await sends(oskar, '1', ahead), /You agreed to this already, so the rest is for somebody else/);
    await pressed(carl, /Dan Webb/, 'Approve');
    await invited('Dan Webb');
  });

  it('forged actions change nothing, and each is answered in words', async () => {
    const { sue, oskar, mia, carl } = world;
    await carl.says('delegate to Ruth Adams for 2 weeks');
    await carl.says('delegate');
    const delegation = await offered(carl, /Your approvals are handed over/, 'End it');
    await nominates(sue, 'Eva Webb', 'carls');
    const others = await offered(world.ruth, /Eva Webb/, 'Approve');
    await nominates(sue, 'Fay Webb', 'all');
    const card = await offered(oskar, /Fay Webb/, 'Approve');
    const yes = dataOf(card.json);
    const { nomination } = yes;
    const answered: readonly (readonly [data: unknown, said: RegExp])[] = [
      [
        { ...yes, nomination: randomUUID() },
        /I no longer know the nomination this card belongs to; nothing was changed/,
      ],
      [dataOf(others.json), /^Only the people named by the rule can answer this\.$/],
      [{ ...dataOf(others.json), on: 'list' }, /^Only the people named by the rule can answer this\.$/],
      [{ ...yes, by: mia.id }, UNREADABLE],
      [{ ...yes, right: 'own', comment: '' }, UNREADABLE],
      [{ ...yes, nomination: 7 }, UNREADABLE],
      [{ ...yes, nomination: `${String(nomination)}' or 1=1` }, UNREADABLE],
      [{ ...yes, stage: '0' }, UNREADABLE],
      [{ ...yes, stage: -1 }, UNREADABLE],
      [{ ...yes, comment: ['fine'] }, UNREADABLE],
      [{ ...yes, on: 'elsewhere' }, UNREADABLE],
      [[yes], UNREADABLE],
      ['approve', UNREADABLE],
      [null, UNREADABLE],
      [{ ...yes, verb: 'invite-guest' }, /I do not know that button/],
      [{ ...yes, verb: 'constructor' }, /I do not know that button/],
      [{ ...yes, stage: 3 }, /^This step is settled/],
      [{ ...yes, edition: 3 }, /What is asked was changed since you read it/],
      [{ verb: 'withdraw', nomination }, /^Only Sue Park, who nominated this guest, can do that\.$/],
      [{ verb: 'remind', nomination }, /^Only Sue Park, who nominated this guest, can do that\.$/],
      [{ verb: 'mail-again', nomination }, /^Only Sue Park, who nominated this guest, can do that\.$/],
      [{ verb: 'reply', nomination, answer: 'yes' }, /^Only Sue Park, who nominated this guest, can do that\.$/],
      [{ verb: 'agree-change', nomination }, /^Only Sue Park, who nominated this guest, can do that\.$/],
      [{ verb: 'amend', nomination }, /^Only Sue Park, who nominated this guest, can do that\.$/],
      [
        { verb: 'hand-over', nomination, stage: 0, colleague: 'Carl Meyer' },
        /The rule lets nobody hand this to a colleague/,
      ],
      [
        { verb: 'approve-changed', nomination, stage: 0, edition: 0, keep: 'payroll' },
        /It cannot be changed like that/,
      ],
      [{ verb: 'approve-changed', nomination, stage: 0, edition: 0, until: 'soon' }, /It cannot be changed like that/],
      [{ verb: 'draft-send', draft: nomination }, /so nothing was changed/],
    ];
    for (const [data, said] of answered)
      assert.match(await sends(oskar, card.activityId, data), said, JSON.stringify(data));
    await sends(mia, '1', dataOf(delegation.json, 'end-delegation'));
    await carl.says('delegate');
    await carl.reads(/Your approvals are handed over:\n.*Ruth Adams/);

    const after = await offered(oskar, /Fay Webb/, 'Approve');
    assert.deepEqual([after.text, after.buttons], [card.text, card.buttons]);
    await sue.reads(/^Fay Webb →[^]*Asked — Oskar Lind and Mia Berg/);
    await oskar.neverReads(/Invite Fay Webb/);
    await pressed(oskar, /Fay Webb/, 'Deny', { comment: 'enough' });
    await pressed(world.ruth, /Eva Webb/, 'Deny', { comment: 'enough' });
    await carl.says('delegate off');
  });

  it('what is delivered twice counts once, under whatever id it comes', async () => {
    const { sue, oskar, mia, tenant } = world;
    const twice = () => tenant.settings({ redeliverNext: 1 });
    await nominates(sue, 'Gus Webb', 'all');
    await offered(mia, /Gus Webb/, 'Approve');
    await twice();
    await pressed(oskar, /Gus Webb/, 'Send the question', { question: 'Which figures?' });
    await twice();
    await pressed(sue, /^Gus Webb →[^]*Which figures/, 'Answer', { answer: 'Those of May' });
    await mia.reads(/Gus Webb[^]*Those of May/);
    assert.equal((await mia.card(/Gus Webb/)).text.split('Which figures?').length, 2, 'one question');

    await twice();
    await pressed(oskar, /Gus Webb/, 'Approve', { comment: 'fine' });
    await mia.reads(/Gus Webb[^]*1 of 2 agreed/);
    const before = await invitations();
    await twice();
    await pressed(mia, /Gus Webb/, 'Approve');
    await invited('Gus Webb');
    await closed(oskar, /Gus Webb/);
    assert.equal(await invitations(), before + 1);
    const { text } = await sue.card(/^Gus Webb →/);
    assert.equal(text.match(/Approved by Oskar Lind/g)?.length ?? 0, 1, text);
  });

  it('a receipt that Teams makes wait neither comes twice nor tells of the past', async () => {
    const { sue, oskar, tenant } = world;
    const tooMany = { status: 429, headers: { 'Retry-After': '2' } };
    for (const [guest, isAsked] of [
      ['Ike Webb', true],
      ['Jo Webb', false],
    ] as const) {
      await sue.says(
        `invite ${guest} <${guest.replace(' ', '.')}@all.alpineskihouse.com> to Apollo for 30 weeks, figures`,
      );
      const { activityId } = await sue.reads(new RegExp(`Invite ${guest} `));
      await tenant.fault({ on: 'connector', method: 'PUT', path: activityId, times: 1, answer: tooMany });
      await sue.presses('Send for approval');
      if (isAsked) await pressed(oskar, new RegExp(guest), 'Send the question', { question: 'Which figures?' });
      await offered(oskar, new RegExp(guest), 'Approve');
      const early = new RegExp(`${guest}.*looking up`);
      await eventually(async () => {
        const drawn = (await tenant.requests()).filter(({ body }) => early.test(JSON.stringify(body)));
        assert.ok(drawn.length > 1, 'Teams was not asked again');
        const receipts = (await sue.sees()).filter((text) => text.startsWith(`${guest} →`));
        assert.equal(receipts.length, 1, receipts.join('\n---\n'));
        assert.match(receipts[0] ?? '', isAsked ? /Which figures\?/ : /Asked — Oskar Lind and Mia Berg/);
      });
      await pressed(sue, new RegExp(`^${guest} →`), 'Yes, withdraw');
    }
  });

  it('an approver who has left, was disabled, or belongs to it no more, has no say; whoever does still has', async () => {
    const { sue, tenant } = world;
    const { employees, groupId } = await tenant.employees(4, { group: 'Board', name: 'Member' });
    assert.ok(groupId);
    await rulesBecome({ ...APPROVALS, board: { stages: [{ ask: [{ group: groupId }], within }] } });
    const [leaver, disabled, removed, member] = employees.map((one) => world.person(one)) as [
      Actor,
      Actor,
      Actor,
      Actor,
    ];
    await nominates(sue, 'Hal Webb', 'board');
    const cards = new Map<Actor, { activityId: string; json: CardJson }>();
    for (const who of [leaver, disabled, removed, member]) cards.set(who, await offered(who, /Hal Webb/, 'Approve'));
    await tenant.deletePerson(leaver.id);
    await tenant.changePerson(disabled.id, { enabled: false });
    await tenant.changeGroup(groupId, { removeMembers: [removed.id] });
    for (const who of [leaver, disabled, removed]) {
      const card = cards.get(who);
      assert.ok(card);
      const said = await pressedLate(world, who, card, 'Approve');
      assert.match(said, /^Only the members of the group named by the rule can answer this\.$/, who.name);
    }
    await sue.neverReads(/^Hal Webb →[^]*Approved/);
    await pressed(member, /Hal Webb/, 'Approve');
    await invited('Hal Webb');
    for (const who of [disabled, removed]) await closed(who, /Hal Webb/);
  });

  it('delegations go in no circle, over however many', async () => {
    const { oskar, mia, aiko, ivy } = world;
    await mia.says('delegate to Oskar Lind for 2 weeks');
    await oskar.says('delegate to Aiko Tanaka for 2 weeks');
    await aiko.says('delegate to Ivy Novak for 2 weeks');
    await ivy.says('delegate to Mia Berg for 1 week');
    await ivy.reads(/Mia Berg hands their own approvals on, and in the end to you: nobody would answer/);
    await ivy.says('delegate');
    await ivy.reads(/You have not handed your approvals to anybody/);
    for (const who of [mia, oskar, aiko]) await who.says('delegate off');
  });
});

describe('two processes of the bot on one database', function () {
  let world: World;
  let other: Running;
  let otherUrl: string;
  before(async function () {
    const env = { POLICY_FILE: await approvalsBy(APPROVALS), ...(await freshEnvironment('postgres', this)) };
    world = await createWorld(env);
    const ports = { bot: await freePort(), tenant: Number(new URL(world.tenant.url).port) };
    other = await runBot(ports, { ...env, DATA_DIR: await mkdtemp(join(tmpdir(), 'guestlist-other-')) });
    otherUrl = `http://127.0.0.1:${ports.bot}/api/messages`;
  });
  after(async () => {
    await other.end();
    await world.ends();
  });

  /** The same as a press, brought to the other process. */
  const pressesThere = async (who: Actor, activityId: string, data: Data): Promise<Pressed> => {
    const response = await fetch(otherUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: randomUUID(),
        type: 'invoke',
        name: 'adaptiveCard/action',
        channelId: 'msteams',
        serviceUrl: `${world.tenant.url}/connector/`,
        from: { id: `29:${who.id}`, name: who.name, aadObjectId: who.id },
        recipient: { id: '28:guestlist-local', name: 'Guestlist' },
        conversation: { id: await world.tenant.chatId(who.id), conversationType: 'personal', tenantId: TENANT },
        channelData: { tenant: { id: TENANT } },
        replyToId: activityId,
        value: { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' },
      }),
    });
    return { status: response.status, body: (await response.json()) as NonNullable<Pressed['body']> };
  };

  it('decide once when two people press at the same moment, and each of them twice', async () => {
    const { sue, oskar, mia } = world;
    for (const guest of ['One Ford', 'Two Ford', 'Three Ford', 'Four Ford', 'Five Ford', 'Six Ford']) {
      const about = new RegExp(guest);
      await nominates(sue, guest, 'any');
      const [oskars, mias] = [await offered(oskar, about, 'Approve'), await offered(mia, about, 'Approve')];
      const no = { comment: 'no' };
      const answers = await Promise.all([
        oskar.pressesOn(oskars.activityId, 'Approve'),
        pressesThere(oskar, oskars.activityId, dataOf(oskars.json)),
        mia.pressesOn(mias.activityId, 'Deny', no),
        pressesThere(mia, mias.activityId, { ...dataOf(mias.json, 'deny'), ...no }),
      ]);
      const counted = answers.map(wordsOf).flatMap((said, n) => (said === A_CARD ? [n] : []));
      assert.equal(counted.length, 1, answers.map(wordsOf).join('\n'));
      const settled = (counted[0] ?? 0) < 2 ? /^Approved by Oskar Lind/ : /^Denied by Mia Berg/;
      for (const who of [oskar, mia]) assert.match((await closed(who, about)).text, settled);
    }
  });
});

const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';
const A_CARD = '(a card)';
const UNREADABLE = /That card sent something I cannot read, so nothing was changed/;

const wordsOf = ({ status, body }: Pressed): string => {
  assert.deepEqual([status, body?.statusCode], [200, 200], JSON.stringify(body));
  return typeof body?.value === 'string' ? body.value : A_CARD;
};

/** What the first button of this verb sends. */
const dataOf = (json: CardJson, verb = 'approve'): Data => {
  const found = actionsIn(json).find((action) => action['verb'] === verb);
  assert.ok(found, `no button says ${verb}`);
  return found['data'] as Data;
};

const actionsIn = (node: unknown): readonly Data[] => {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'Action.Execute' ? [node as Data] : [];
  return [...own, ...Object.values(node).flatMap(actionsIn)];
};
