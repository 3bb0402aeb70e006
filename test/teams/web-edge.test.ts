import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { createWorld, PEOPLE, type World } from '../support/world.js';

/** What anybody can send to the bot's door; none of it may hurt it, and each answer says what was wrong. */
describe("the bot's door", () => {
  let world: World;
  before(async () => (world = await createWorld()));
  after(() => world.ends());

  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => {
    const response = await fetch(`${world.botUrl}/api/messages`, { method: 'POST', body, headers });
    return { status: response.status, text: await response.text() };
  };
  const activity = (changes: Record<string, unknown> = {}) =>
    JSON.stringify({
      type: 'message',
      id: String(Math.random()),
      text: 'help',
      channelId: 'msteams',
      serviceUrl: `${world.tenant.url}/connector/`,
      from: { id: `29:${PEOPLE.sue}`, aadObjectId: PEOPLE.sue },
      recipient: { id: '28:guestlist-local' },
      conversation: { id: 'a:1', conversationType: 'personal' },
      channelData: { tenant: { id: '7e4a0001-0000-4000-8000-00000000c0de' } },
      ...changes,
    });
  const isWell = async () => assert.equal((await fetch(`${world.botUrl}/healthz`)).status, 200);

  it('answers 415 to any content encoding, and lives', async () => {
    for (const body of [Buffer.from('no gzip at all'), gzipSync('x'.repeat(1_000_000))]) {
      const { status, text } = await post(new Uint8Array(body), {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      });
      assert.equal(status, 415);
      assert.match(text, /without a content encoding/);
    }
    await isWell();
  });

  it('answers 413 to ten megabytes', async () => {
    const { status } = await post(`{"type":"${'x'.repeat(10_000_000)}"}`);
    assert.equal(status, 413);
    await isWell();
  });

  it('answers 400 to what is no JSON, no object, or no activity', async () => {
    for (const body of ['{"type":', 'null', '[]', '"message"', '7', '', '{}']) {
      const { status, text } = await post(body);
      assert.equal(status, 400, body);
      assert.ok(!text.includes('    at '), 'a stack left the house');
    }
    await isWell();
  });

  it('takes no uploads and no forms', async () => {
    const form = new FormData();
    form.set('file', new Blob(['hello']), 'hello.txt');
    const response = await fetch(`${world.botUrl}/api/messages`, { method: 'POST', body: form });
    assert.equal(response.status, 400);
    assert.equal((await post('type=message', { 'content-type': 'application/x-www-form-urlencoded' })).status, 400);
  });

  it('answers 400 to an activity without type, from, tenant or serviceUrl', async () => {
    for (const field of ['type', 'from', 'channelData', 'serviceUrl']) {
      const { status, text } = await post(activity({ [field]: undefined }));
      assert.equal(status, 400, field);
      assert.match(text, new RegExp(field));
    }
  });

  it('answers 403 to another tenant and to a service that is not on this machine', async () => {
    assert.equal(
      (await post(activity({ channelData: { tenant: { id: '99999999-0000-4000-8000-000000000000' } } }))).status,
      403,
    );
    assert.equal((await post(activity({ serviceUrl: 'https://smba.trafficmanager.net/emea/' }))).status, 403);
  });

  it('answers an activity of a kind it does not know with 200, and does nothing', async () => {
    for (const type of ['typing', 'messageReaction', 'event', 'somethingNew'])
      assert.equal((await post(activity({ type }))).status, 200, type);
  });

  it('says in words what is wrong with a card action', async () => {
    const invoke = (
      data: unknown,
      value: unknown = { action: { type: 'Action.Execute', verb: 'x', data }, trigger: 'manual' },
    ) => post(activity({ type: 'invoke', name: 'adaptiveCard/action', value }));
    const nomination = '44444444-0000-4000-8000-000000000001';
    const odd: readonly unknown[] = [
      undefined,
      {},
      { verb: 'approve' },
      { verb: 'approve', nomination: 'not an id' },
      { verb: 'approve', nomination },
      { verb: 'approve', nomination, admin: true },
      { verb: 'constructor', nomination },
      { verb: 'draft-send', draft: nomination },
      { verb: ['approve'], nomination },
    ];
    for (const data of odd) {
      const { status, text } = await invoke(data);
      const body = JSON.parse(text) as { statusCode: number; type: string; value: string };
      assert.equal(status, 200, 'Teams wants HTTP 200 and the rest in the body');
      assert.equal(body.type, 'application/vnd.microsoft.activity.message', JSON.stringify(data));
      assert.ok(body.value.length > 10 && !body.value.includes('undefined'), body.value);
    }
    for (const value of [undefined, null, 'x', { action: null }, { trigger: 'manual' }])
      assert.equal((await invoke(undefined, value)).status, 200);
    await isWell();
  });

  it('has nothing else, and says where activities go', async () => {
    assert.equal((await fetch(`${world.botUrl}/api/other`)).status, 404);
    assert.equal((await fetch(`${world.botUrl}/api/messages`)).status, 405);
    assert.equal((await fetch(`${world.botUrl}/readyz`)).status, 200);
  });
});
