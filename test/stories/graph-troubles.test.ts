import assert from 'node:assert/strict';
import pg from 'pg';
import { freshEnvironment } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import type { Exchange, Fault } from '../support/tenant-shapes.js';
import { createWorld, type World } from '../support/world.js';

type Trouble = { readonly name: string; readonly answer: Fault['answer']; readonly says: RegExp };

/** What Graph may answer to the invitation, and what the nominator reads of it. All but the last pass by themselves. */
const PASSING: readonly Trouble[] = [
  {
    name: '429 with Retry-After',
    answer: { status: 429, code: 'TooManyRequests', headers: { 'Retry-After': '9' } },
    says: /slow(ing)? (us )?down|slow down/i,
  },
  {
    name: '500',
    answer: { status: 500, code: 'InternalServerError' },
    says: /does not answer|not answering|keep trying|try again/i,
  },
  {
    name: '503',
    answer: { status: 503, code: 'ServiceUnavailable' },
    says: /does not answer|not answering|keep trying|try again/i,
  },
  { name: 'HTML', answer: { status: 502, html: true }, says: /does not answer|not answering|keep trying|try again/i },
  { name: 'a connection cut off', answer: 'reset', says: /does not answer|not answering|keep trying|try again/i },
];

describe('when Graph is in trouble', () => {
  let world: World;
  before(async () => (world = await createWorld()));
  after(() => world.ends());
  afterEach(() => world.tenant.clearFaults());

  const approved = async (name: string, address: string): Promise<void> => {
    await world.sue.says(`invite ${name} <${address}> to Apollo until 30 December, trouble`);
    await world.sue.presses('Send for approval');
    await world.oskar.reads(new RegExp(name));
    await world.oskar.presses('Approve');
  };

  PASSING.forEach(({ name, answer, says }, n) => {
    it(`${name}: says so, keeps the nomination, and invites when it has passed`, async function () {
      await world.tenant.fault({ on: 'graph', method: 'POST', path: '^/invitations$', times: null, answer });
      await approved(`Troubled Guest${'ABCDE'[n]}`, `troubled${n}@fabrikam.com`);
      await world.sue.reads(says);
      await world.tenant.clearFaults();
      await eventually(() => world.sue.reads(new RegExp(`Troubled Guest${'ABCDE'[n]}[^]*redeem\\?`)), 40_000);
    });
  });

  it('a hiccup of a second: nobody hears of it', async () => {
    await world.tenant.fault({
      on: 'graph',
      method: 'POST',
      path: '^/invitations$',
      times: 1,
      answer: { status: 503 },
    });
    await approved('Quinn Short', 'quinn@fabrikam.com');
    await world.sue.reads(/Quinn Short[^]*redeem\?/);
    await world.sue.neverReads(/Quinn Short[^]*has to wait/);
  });

  it('403: tells the nominator and the administrators what is missing, and keeps the nomination', async () => {
    await world.tenant.fault({
      on: 'graph',
      method: 'POST',
      path: '^/invitations$',
      times: null,
      answer: {
        status: 403,
        code: 'Authorization_RequestDenied',
        message: 'Insufficient privileges to complete the operation.',
      },
    });
    await approved('Fay Wray', 'fay@fabrikam.com');
    await world.sue.reads(/Fay Wray[^]*wait/);
    await world.ruth.reads(/User\.Invite\.All/);
  });

  it('400 for good: fails in words, and the administrators learn of it', async () => {
    await world.tenant.settings({ blockedDomains: ['closed.example'] });
    await approved('Ivo Kern', 'ivo@closed.example');
    await world.sue.reads(/Microsoft refused the invitation of Ivo Kern/);
    await world.ruth.reads(/Ivo Kern/);
  });

  it('a click is noted while the directory hangs, and decided once it answers', async function () {
    await world.sue.says('invite Bea Lund <bea@fabrikam.com> to Apollo until 30 December, patience');
    await world.sue.presses('Send for approval');
    await world.oskar.reads(/Bea Lund/);
    const { id } = await world.tenant.fault({ on: 'graph', method: 'GET', path: '/owners', times: 1, answer: 'hold' });
    const noted = await world.oskar.presses('Approve');
    assert.match(JSON.stringify(noted.body), /Noted/);
    await world.tenant.release(id);
    await world.sue.reads(/Bea Lund[^]*redeem\?/);
  });

  it('a click is noted within seconds, though even who presses has to be looked up anew', async function () {
    await world.sue.says('invite Ina Moor <ina@fabrikam.com> to Apollo until 30 December, patience');
    await world.sue.presses('Send for approval');
    await world.oskar.reads(/Ina Moor/);
    // So long ago that nobody remembers who Oskar is.
    world.clock.push(11 * 60_000);
    await world.tenant.fault({ on: 'graph', times: null, answer: 'hang' });
    const began = performance.now();
    const noted = await world.oskar.presses('Approve');
    const took = performance.now() - began;
    assert.match(JSON.stringify(noted.body), /Noted/);
    // Two seconds for each of both questions would be four; the chaos measures what it is.
    assert.ok(took < 3500, `${took} ms`);
    await world.tenant.clearFaults();
    await eventually(() => world.sue.reads(/Ina Moor[^]*redeem\?/), 60_000);
  });

  it('is patient with a directory that does not know the new guest yet', async function () {
    await world.tenant.settings({ replicationDelayMs: 4000 });
    const before = (await world.tenant.requests()).at(-1)?.n ?? 0;
    await approved('Una Root', 'una@fabrikam.com');
    await world.sue.reads(/Una Root[^]*redeem\?/);
    const tries = async () =>
      (await world.tenant.requests(before))
        .filter(({ method, path }) => method === 'POST' && /^\/teams\/.*\/members$/.test(path))
        .map(({ status }) => status);
    await eventually(async () => assert.equal((await tries()).at(-1), 201), 40_000);
    assert.ok((await tries()).length > 1, 'the first try came too late to be refused');
    await world.sue.reads(/Una Root[^]*Project Apollo — ready/);
    await world.tenant.settings({ replicationDelayMs: 0 });
  });
});

/** What needs longer to pass than anybody wants to watch: the pauses between two tries are cut short, the rest is as it is. */
describe('when Graph is in trouble for longer', () => {
  let world: World;
  let database: pg.Client;
  const ends: (() => Promise<void>)[] = [];
  before(async function () {
    const environment = await freshEnvironment('postgres', this);
    world = await createWorld(environment);
    ends.push(() => world.ends());
    database = new pg.Client({ connectionString: environment['DATABASE_URL'] });
    await database.connect();
    ends.push(() => database.end());
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  afterEach(() => world.tenant.clearFaults());

  const approved = async (guest: string, address: string): Promise<void> => {
    await world.sue.says(`invite ${guest} <${address}> to Apollo until 30 December, trouble`);
    await world.sue.presses('Send for approval');
    await world.oskar.reads(new RegExp(guest));
    await world.oskar.presses('Approve');
  };
  const troubled = (method: string, path: string, answer: Fault['answer']) =>
    world.tenant.fault({ on: 'graph', method, path, times: null, answer });
  /** The fault is gone, and whatever waits for its next try need not wait any longer. */
  const recovers = async (): Promise<void> => {
    await world.tenant.clearFaults();
    await database.query(`update guestlist_jobs.job set start_after = now() where state < 'active'`);
  };
  const asked = async (method: string, path: RegExp): Promise<readonly Exchange[]> =>
    (await world.tenant.requests()).filter((exchange) => exchange.method === method && path.test(exchange.path));
  const mailsTo = async (address: string) => (await world.tenant.mails()).filter(({ to }) => to.includes(address));

  const HINDERED: readonly (Trouble & { readonly guest: string; readonly administrators?: RegExp })[] = [
    {
      name: '401',
      guest: 'Amy Frost',
      answer: { status: 401 },
      says: /Amy Frost .*has to wait[^]*permission/i,
      administrators: /lacks a permission[^]*User\.Invite\.All/,
    },
    { name: '404', guest: 'Ben Frost', answer: { status: 404 }, says: /Ben Frost .*has to wait[^]*not answer/i },
    { name: '409', guest: 'Cleo Frost', answer: { status: 409 }, says: /Cleo Frost .*has to wait[^]*not answer/i },
    {
      name: '429 without Retry-After',
      guest: 'Dora Frost',
      answer: { status: 429 },
      says: /Dora Frost .*has to wait[^]*slow/i,
    },
    { name: 'no answer at all', guest: 'Emil Frost', answer: 'hang', says: /Emil Frost .*has to wait[^]*not answer/i },
  ];

  for (const { name, guest, answer, says, administrators } of HINDERED)
    it(`${name}: says so, keeps the nomination, and invites once when it is over`, async function () {
      const address = `${guest.split(' ')[0]}@fabrikam.com`.toLowerCase();
      await troubled('POST', '^/invitations$', answer);
      await approved(guest, address);
      await eventually(() => world.sue.reads(says), 30_000);
      if (administrators) await world.ruth.reads(administrators);
      await world.sue.neverReads(new RegExp(`Microsoft refused the invitation of ${guest}`));
      await eventually(async () => {
        await recovers();
        const seen = (await world.sue.sees()).join('\n---\n');
        assert.match(seen, new RegExp(`${guest} →[^]*redeem\\?`));
      }, 40_000);
      const invited = (await asked('POST', /^\/invitations$/)).filter(
        ({ status, body }) => status === 201 && JSON.stringify(body).includes(address),
      );
      assert.equal(invited.length, 1);
      await eventually(async () => assert.equal((await mailsTo(address)).length, 1));
    });

  it('owners cannot be looked up: the nomination waits, and they are asked when they can', async () => {
    await troubled('GET', '/owners$', { status: 503 });
    await world.sue.says('invite Fritz Lang <fritz@fabrikam.com> to Apollo until 30 December, a film');
    await world.sue.presses('Send for approval');
    await eventually(async () =>
      assert.ok((await asked('GET', /\/owners$/)).filter(({ status }) => status === 503).length > 3),
    );
    await world.sue.reads(/Fritz Lang → Project Apollo/);
    await world.oskar.neverReads(/Fritz Lang/);
    await world.ruth.neverReads(/Fritz Lang/);
    await recovers();
    await world.oskar.reads(/Fritz Lang/);
    await world.mia.reads(/Fritz Lang/);
    await world.lin.neverReads(/Fritz Lang/);
  });

  it('the mailbox does not answer: the link stands in the chat, and the mail goes when it does', async () => {
    await troubled('POST', '/sendMail$', { status: 503 });
    await approved('Gerda Taro', 'gerda@fabrikam.com');
    await world.sue.reads(/Gerda Taro[^]*redeem\?/);
    await eventually(async () => assert.equal((await asked('POST', /\/sendMail$/)).at(-1)?.status, 503));
    assert.equal((await mailsTo('gerda@fabrikam.com')).length, 0);
    await eventually(async () => {
      await recovers();
      assert.equal((await mailsTo('gerda@fabrikam.com')).length, 1);
    });
    await world.sue.neverReads(/e-mail to Gerda Taro .*could not be sent/);
  });

  it('the mailbox is closed to us: the nominator hears that no mail went, and still has the link', async () => {
    await troubled('POST', '/sendMail$', {
      status: 403,
      code: 'ErrorAccessDenied',
      message: 'Access is denied. Check credentials and try again.',
    });
    await approved('Hans Ball', 'hans@fabrikam.com');
    await world.sue.reads(/e-mail to Hans Ball .*could not be sent/);
    await world.sue.reads(/Hans Ball[^]*redeem\?/);
    assert.equal((await mailsTo('hans@fabrikam.com')).length, 0);
  });

  it('the team takes nobody for a while: access follows by itself', async () => {
    await troubled('POST', '^/teams/.*/members$', { status: 503 });
    await approved('Ida Pfeiffer', 'ida@fabrikam.com');
    await world.sue.reads(/Ida Pfeiffer[^]*redeem\?/);
    await eventually(async () => assert.equal((await asked('POST', /^\/teams\/.*\/members$/)).at(-1)?.status, 503));
    await recovers();
    await world.sue.reads(/Ida Pfeiffer[^]*Project Apollo — ready/);
    await world.sue.neverReads(/Ida Pfeiffer .*could not be given/);
  });

  it('the nominator has no manager: whoever the rule names next is asked', async () => {
    await troubled('GET', '/manager$', { status: 404 });
    await world.sue.says("invite Jan Vermeer <jan@fabrikam.com> to Sue's Workshop until 30 December, a painting");
    await world.sue.presses('Send for approval');
    await world.ruth.reads(/Jan Vermeer/);
    await world.lin.neverReads(/Jan Vermeer/);
  });
});
