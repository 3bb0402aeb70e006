import assert from 'node:assert/strict';
import { createTenant } from '../../src/local/tenant.js';
import { createTeams } from '../../src/local/teams.js';
import { systemClock } from '../../src/kernel/clock.js';
import { cardActivity, createLittleBot, type Body, type LittleBot, type Message } from './little-bot.js';

const [SUE, OSKAR, NOOR] = [1, 2, 7].map((n) => `11111111-0000-4000-8000-00000000000${n}`) as [string, string, string];
const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';

const text = (words: string) => ({ type: 'TextBlock', text: words });
const card = (...body: readonly object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const execute = (title: string, verb: string, data: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb,
  data: { verb, ...data },
});

describe('the local Bot Connector', () => {
  let bot: LittleBot;
  const chat = async (personId: string): Promise<Body> => (await bot.call('GET', `/_local/chats/${personId}`)).body;
  const say = (as: string, words: string) => bot.call('POST', '/_local/say', { as, text: words });
  const press = (activityId: string, pressed: object, as = SUE) =>
    bot.call('POST', '/_local/press', { as, activityId, ...pressed });
  const at = (chatId: string, path = '') => `/${encodeURIComponent(chatId)}/activities${path}`;

  /** Sue has met the bot and has this card in front of her; what was heard until then is forgotten. */
  const shown = async (content: object): Promise<string> => {
    await say(SUE, 'hello');
    const { chatId } = await chat(SUE);
    const sent = await bot.connector('POST', at(chatId), cardActivity(content));
    bot.forgets();
    return sent.body.id;
  };

  before(async () => {
    bot = await createLittleBot();
  });
  beforeEach(async () => {
    await bot.call('POST', '/_local/reset');
    bot.answers(() => ({}));
    bot.forgets();
  });
  after(() => bot.ends());

  it('adds the app for somebody who writes for the first time, and brings what they say as Teams would', async () => {
    const said = await say(SUE, 'hello');
    assert.deepEqual(
      bot.heard.map(({ type }) => type),
      ['conversationUpdate', 'installationUpdate', 'message'],
    );
    const [, , message] = bot.heard;
    assert.equal(message?.id, said.body.activityId);
    assert.equal(message.text, 'hello');
    assert.equal(message.serviceUrl, `${bot.tenantUrl}/connector/`);
    assert.equal(message['channelId'], 'msteams');
    assert.deepEqual(message['channelData'], { tenant: { id: TENANT } });
    assert.equal((message['from'] as { aadObjectId: string }).aadObjectId, SUE);
    assert.match((message['from'] as { id: string }).id, /^29:/);
    assert.match(message.conversation.id, /^a:/);
    assert.match(String(message['localTimestamp']), /\+0[12]:00$/, 'Berlin time');
    await say(SUE, 'again');
    assert.equal(bot.heard.length, 4, 'installed once');
  });

  it('shows what the bot says, edits it in place and takes it away', async () => {
    bot.answers(async (activity) =>
      activity.type === 'message'
        ? (await bot.reply(activity, { type: 'message', text: `you said ${activity.text}` }), {})
        : {},
    );
    await say(SUE, 'hello');
    const { chatId, messages } = await chat(SUE);
    assert.deepEqual(
      messages.map((message) => message.text),
      ['hello', 'you said hello'],
    );
    const [mine, theirs] = messages as [Message, Message];
    assert.ok(Number(theirs.activityId) > Number(mine.activityId));

    assert.equal(
      (await bot.connector('PUT', at(chatId, `/${theirs.activityId}`), { type: 'message', text: 'never mind' })).status,
      200,
    );
    const edited = (await chat(SUE)).messages[1];
    assert.equal(edited?.text, 'never mind');
    assert.ok(edited.editedAt);

    assert.equal((await bot.connector('DELETE', at(chatId, `/${theirs.activityId}`))).status, 200);
    assert.equal((await chat(SUE)).messages[1]?.deleted, true);
    const late = await bot.connector('PUT', at(chatId, `/${theirs.activityId}`), {
      type: 'message',
      text: 'late',
    });
    assert.deepEqual([late.status, late.body.error.code], [404, 'ActivityNotFoundInConversation']);
    const foreign = await bot.connector('PUT', at(chatId, `/${mine.activityId}`), {
      type: 'message',
      text: 'I said',
    });
    assert.deepEqual([foreign.status, foreign.body.error.code], [403, 'NotEnoughPermissions']);
  });

  it('splits text and card, and then gives no id', async () => {
    await say(SUE, 'hello');
    const { chatId } = await chat(SUE);
    const sent = await bot.connector('POST', at(chatId), { ...cardActivity(card(text('card'))), text: 'text' });
    assert.deepEqual(sent, { status: 201, body: {} });
    const messages = (await chat(SUE)).messages.slice(1);
    assert.deepEqual(
      messages.map((message) => [message.text, message.card !== undefined]),
      [
        ['text', false],
        [undefined, true],
      ],
    );
  });

  it('takes no message that Teams would find too large, empty, or not to be one', async () => {
    await say(SUE, 'hello');
    const { chatId } = await chat(SUE);
    const send = (activity: object) => bot.connector('POST', at(chatId), activity);
    assert.equal((await send(cardActivity(card(text('x'.repeat(29_000)))))).body.error.code, 'MessageSizeTooBig');
    assert.equal((await send({ type: 'message' })).status, 400);
    assert.equal((await send({ type: 'message', attachments: 'none' })).status, 400);
    assert.equal((await send({ type: 'typing' })).status, 202);
    assert.equal((await chat(SUE)).messages.length, 1);
  });

  it('opens a chat with somebody who has the app, and refuses as Teams does', async () => {
    const create = (id: string, more: object = {}) =>
      bot.connector('POST', '', {
        members: [{ id }],
        tenantId: TENANT,
        isGroup: false,
        ...more,
      });
    const none = await create(OSKAR);
    assert.deepEqual([none.status, none.body.error.code], [403, 'ForbiddenOperationException']);
    await say(OSKAR, 'hello');
    const { chatId } = await chat(OSKAR);
    const teamsId = (bot.heard.at(-1)?.['from'] as { id: string }).id;
    for (const id of [OSKAR, teamsId]) assert.deepEqual(await create(id), { status: 201, body: { id: chatId } });
    const opened = await create(OSKAR, { activity: { type: 'message', text: 'good morning' } });
    assert.equal((await chat(OSKAR)).messages.at(-1)?.activityId, opened.body.activityId);
    assert.equal((await create('29:nobody')).status, 400);
    assert.equal((await create(OSKAR, { tenantId: 'another' })).status, 400);

    await bot.call('POST', '/_local/settings', { unreachable: [OSKAR] });
    const blocked = await bot.connector('POST', at(chatId), {
      type: 'message',
      text: 'hm',
    });
    assert.deepEqual([blocked.status, blocked.body.error.code], [403, 'ConversationBlockedByUser']);
    const nowhere = await bot.connector('POST', at('a:nowhere'), {
      type: 'message',
      text: 'hm',
    });
    assert.deepEqual([nowhere.status, nowhere.body.error.code], [404, 'ConversationNotFound']);
    const sue = await bot.connector('POST', at((await chat(SUE)).chatId), {
      type: 'message',
      text: 'hm',
    });
    assert.deepEqual([sue.status, sue.body.error.code], [403, 'BotNotInConversationRoster']);
  });

  it('says who is in a chat', async () => {
    await say(SUE, 'hello');
    const { chatId } = await chat(SUE);
    const inChat = (path: string) => bot.connector('GET', `/${encodeURIComponent(chatId)}/${path}`);
    const [sue] = (await inChat('members')).body as unknown as readonly Record<string, string>[];
    assert.deepEqual([sue?.['aadObjectId'], sue?.['email']], [SUE, 'sue@contoso.com']);
    assert.deepEqual((await inChat('pagedmembers')).body, { members: [sue] });
    assert.deepEqual((await inChat(`members/${SUE}`)).body, sue);
    assert.equal((await inChat(`members/${OSKAR}`)).status, 404);
  });

  it('presses a button wherever it is, with the inputs around it and what they hold by default', async () => {
    const activityId = await shown({
      ...card(
        { type: 'Input.Text', id: 'comment', value: 'as before' },
        {
          type: 'ColumnSet',
          columns: [
            {
              type: 'Column',
              items: [{ type: 'Input.Toggle', id: 'mail', title: 'Mail', valueOn: 'yes', valueOff: 'no' }],
            },
          ],
        },
        { type: 'Input.Date', id: 'until' },
        {
          type: 'ActionSet',
          actions: [
            {
              ...execute('Approve', 'approve', { nomination: '1' }),
              fallback: { type: 'Action.Submit', title: 'Approve' },
            },
          ],
        },
      ),
      actions: [
        {
          type: 'Action.ShowCard',
          title: 'More',
          card: { type: 'AdaptiveCard', body: [{ type: 'Input.Text', id: 'why' }], actions: [execute('Deny', 'deny')] },
        },
        { type: 'Action.Submit', title: 'Use it', data: { verb: 'draft-use' }, associatedInputs: 'none' },
        { type: 'Action.OpenUrl', title: 'Policy', url: 'https://contoso.com/guests' },
      ],
    });

    await press(activityId, { title: 'Approve', inputs: { comment: 'fine' } });
    assert.equal(bot.heard[0]?.type, 'invoke');
    assert.equal(bot.heard[0]['name'], 'adaptiveCard/action');
    assert.equal(bot.heard[0].replyToId, activityId);
    assert.deepEqual(bot.heard[0].value, {
      action: {
        type: 'Action.Execute',
        verb: 'approve',
        data: { verb: 'approve', nomination: '1', comment: 'fine', mail: 'no' },
      },
      trigger: 'manual',
    });
    await press(activityId, { verb: 'deny', inputs: { why: 'unknown to us' } });
    assert.deepEqual((bot.heard[1]?.value as { action: { data: object } }).action.data, {
      verb: 'deny',
      comment: 'as before',
      mail: 'no',
      why: 'unknown to us',
    });
    await press(activityId, { verb: 'deny', inputs: { comment: '' } });
    assert.deepEqual((bot.heard.pop()?.value as { action: { data: object } }).action.data, {
      verb: 'deny',
      mail: 'no',
    });
    await press(activityId, { title: 'Use it' });
    assert.deepEqual(
      [bot.heard[2]?.type, bot.heard[2]?.text, bot.heard[2]?.value],
      ['message', undefined, { verb: 'draft-use' }],
    );
    assert.deepEqual((await press(activityId, { title: 'Policy' })).body, { url: 'https://contoso.com/guests' });

    const missing = await press(activityId, { title: 'Shred' });
    assert.deepEqual([missing.status, missing.body.titles], [404, ['Approve', 'Deny', 'Use it', 'Policy']]);
    assert.equal((await press('1', { title: 'Approve' })).status, 404);
    assert.equal(bot.heard.length, 3);
  });

  it('shows the answer to a button: another card for this person, words, or what went wrong', async () => {
    const activityId = await shown(card({ type: 'ActionSet', actions: [execute('Approve', 'approve')] }));
    const note = async () => (await chat(SUE)).messages.find((message) => message.activityId === activityId)?.note;
    const answering = async (body: unknown, status = 200): Promise<void> => {
      bot.answers(() => ({ status, body }));
      assert.equal((await press(activityId, { title: 'Approve' })).status, 200);
    };
    await answering({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noted.' });
    assert.deepEqual([(await note())?.text, (await note())?.trouble], ['Noted.', false]);
    await answering({
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'BadRequest', message: 'No.' },
    });
    assert.deepEqual([(await note())?.text, (await note())?.trouble], ['No.', true]);
    await answering({ ok: true });
    assert.match((await note())?.text ?? '', /does not understand/);
    await answering(undefined, 500);
    assert.match((await note())?.text ?? '', /500/);
    await answering({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: card(text('Approved')),
    });
    const message = (await chat(SUE)).messages.find((one) => one.activityId === activityId);
    assert.deepEqual(message?.card, card(text('Approved')));
    assert.equal(message.note, undefined);
  });

  it('sends a message again when the bot fails, and anything twice when asked to', async () => {
    bot.answers((activity) =>
      activity.text === 'hello' && bot.heard.filter((one) => one.text === 'hello').length === 1 ? { status: 503 } : {},
    );
    const said = await say(SUE, 'hello');
    assert.deepEqual([said.body.status, said.body.times], [200, 2]);
    const twice = bot.heard.filter((activity) => activity.text === 'hello');
    assert.deepEqual(
      twice.map(({ id }) => id),
      [said.body.activityId, said.body.activityId],
    );

    const activityId = await shown(card({ type: 'ActionSet', actions: [execute('Approve', 'approve')] }));
    await bot.call('POST', '/_local/settings', { redeliverNext: 1 });
    await press(activityId, { title: 'Approve' });
    await press(activityId, { title: 'Approve' });
    assert.equal(bot.heard.length, 3);
    assert.equal(new Set(bot.heard.map(({ id }) => id)).size, 3, 'an invoke comes again under another id');
  });

  it('tells the person whom the bot keeps waiting', async () => {
    const tenant = createTenant({ url: bot.tenantUrl, clock: systemClock });
    const teams = createTeams(tenant, { botUrl: bot.url, connectorUrl: `${bot.tenantUrl}/connector/`, patience: 100 });
    bot.answers(({ text: words }) => (words === 'slow' ? { afterMs: 400 } : {}));
    const said = await teams.chats.say(SUE, 'slow');
    assert.ok(typeof said === 'object');
    assert.deepEqual(said.delivered, { outcome: 'late', times: 2 });
    assert.match(teams.chats.messages(SUE)[0]?.note?.text ?? '', /15 seconds/);
    teams.close();
  });

  it('goes on after a restart where it was', async () => {
    const tenant = createTenant({ url: bot.tenantUrl, clock: systemClock });
    const options = { botUrl: bot.url, connectorUrl: `${bot.tenantUrl}/connector/` };
    const before = createTeams(tenant, options);
    await before.chats.say(SUE, 'hello');
    const kept = JSON.parse(JSON.stringify(before.snapshot())) as ReturnType<typeof before.snapshot>;
    before.close();
    const afterwards = createTeams(tenant, options);
    afterwards.restore(kept);
    assert.equal(afterwards.chats.chatIdOf(SUE), before.chats.chatIdOf(SUE));
    assert.ok(afterwards.chats.isInstalled(SUE));
    assert.deepEqual(afterwards.chats.messages(SUE), before.chats.messages(SUE));
    afterwards.close();
  });

  it('does nothing for somebody who cannot have the app, or does not exist', async () => {
    assert.equal((await say(NOOR, 'hello')).status, 403);
    assert.equal((await say('nobody', 'hello')).status, 404);
    assert.equal((await bot.call('POST', '/_local/say', { as: SUE })).status, 400);
    assert.equal(bot.heard.length, 0);
  });

  it('sends whatever a test makes up', async () => {
    await bot.call('POST', '/_local/activity', {
      as: SUE,
      type: 'event',
      name: 'odd',
      from: null,
      channelData: { tenant: { id: 'foreign' } },
    });
    const [odd] = bot.heard;
    assert.deepEqual([odd?.type, odd?.['name'], 'from' in (odd ?? {})], ['event', 'odd', false]);
    assert.deepEqual(odd?.['channelData'], { tenant: { id: 'foreign' } });
  });

  it("answered within Microsoft's description of the connector", function () {
    const { missing, check, checked } = bot.description;
    if (missing !== undefined) {
      console.log(`      skipped: ${missing}`);
      return this.skip();
    }
    assert.ok(checked() > 20, `${checked()} answers of the connector were validated`);
    // And the description bites: a planted fault of each kind is found.
    const path = '/v3/conversations/a/activities';
    assert.throws(() => check('POST', path, 201, { id: 5 }));
    assert.throws(() => check('POST', path, 201, { activityId: '5' }));
    assert.throws(() => check('POST', path, 404, { error: { code: 'X' } }));
    assert.throws(() => check('GET', '/v3/conversations/a/members', 200, [{ id: '29:1' }]));
    assert.throws(() => check('PATCH', path, 200, {}));
    return undefined;
  });
});
