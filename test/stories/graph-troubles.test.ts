import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import type { Fault } from '../support/tenant-shapes.js';
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
      this.timeout(60_000);
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
    this.timeout(60_000);
    await world.sue.says('invite Bea Lund <bea@fabrikam.com> to Apollo until 30 December, patience');
    await world.sue.presses('Send for approval');
    await world.oskar.reads(/Bea Lund/);
    const { id } = await world.tenant.fault({ on: 'graph', method: 'GET', path: '/owners', times: 1, answer: 'hold' });
    const noted = await world.oskar.presses('Approve');
    assert.match(JSON.stringify(noted.body), /Noted/);
    await world.tenant.release(id);
    await world.sue.reads(/Bea Lund[^]*redeem\?/);
  });

  it('is patient with a directory that does not know the new guest yet', async function () {
    this.timeout(60_000);
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
