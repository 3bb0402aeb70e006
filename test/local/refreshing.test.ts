import assert from 'node:assert/strict';
import { APOLLO, cardActivity, createLittleBot, type Heard, type LittleBot } from './little-bot.js';

const SUE = '11111111-0000-4000-8000-000000000001';
const line = (text: string) => ({ type: 'TextBlock', text });
const refreshing = (text: string, refresh: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [line(text)],
  refresh: {
    action: { type: 'Action.Execute', title: 'Refresh', verb: 'refresh', data: { verb: 'refresh', nomination: '1' } },
    ...refresh,
  },
});
const answered = (value: unknown, type = 'application/vnd.microsoft.card.adaptive') => ({
  body: { statusCode: 200, type, value },
});

describe('a card that refreshes itself in the local Teams', () => {
  let bot: LittleBot;
  let chatId: string;
  before(async () => {
    bot = await createLittleBot();
  });
  beforeEach(async () => {
    await bot.call('POST', '/_local/reset');
    bot.answers(() => ({}));
    await bot.call('POST', '/_local/say', { as: SUE, text: 'hello' });
    ({ chatId } = (await bot.call('GET', `/_local/chats/${SUE}`)).body);
    bot.forgets();
  });
  after(() => bot.ends());

  const put = (activityId: string, content: object) =>
    bot.connector('PUT', `/${encodeURIComponent(chatId)}/activities/${activityId}`, cardActivity(content));
  const shown = async (content: object): Promise<string> =>
    (await bot.connector('POST', `/${encodeURIComponent(chatId)}/activities`, cardActivity(content))).body.id;
  const look = async (activityId: string, more: object = {}) =>
    (await bot.call('POST', '/_local/look', { as: SUE, activityId, ...more })).body;

  it('asks the bot when it comes into view, by itself, and shows that person what came back', async () => {
    const activityId = await shown(refreshing('as posted'));
    bot.answers(() => answered(refreshing('as it stands now')));
    const { asked, message } = await look(activityId);
    assert.equal(asked, true);
    assert.deepEqual(message.card, refreshing('as it stands now'));
    const [heard] = bot.heard as [Heard];
    assert.deepEqual(heard.value, {
      action: { type: 'Action.Execute', verb: 'refresh', data: { verb: 'refresh', nomination: '1' } },
      trigger: 'automatic',
    });
    assert.deepEqual([heard.type, heard['name'], heard.replyToId], ['invoke', 'adaptiveCard/action', activityId]);
  });

  it('asks once a minute, or once it was edited, or when a test says that a minute has passed', async () => {
    const activityId = await shown(refreshing('as posted'));
    assert.deepEqual([(await look(activityId)).asked, (await look(activityId)).asked], [true, false]);
    assert.equal((await look(activityId, { anew: true })).asked, true);
    await put(activityId, refreshing('edited'));
    assert.deepEqual([(await look(activityId)).asked, (await look(activityId)).asked], [true, false]);
    assert.equal(bot.heard.length, 3);
  });

  it('keeps what is shown where the bot answers with words, an error or nothing', async () => {
    const activityId = await shown(refreshing('as posted'));
    for (const body of [
      answered('not now', 'application/vnd.microsoft.activity.message'),
      answered({ message: 'broken' }, 'application/vnd.microsoft.error'),
      { status: 500 },
      {},
    ]) {
      bot.answers(() => body);
      const { message } = await look(activityId, { anew: true });
      assert.deepEqual([message.card, message.note], [refreshing('as posted'), undefined]);
    }
  });

  it('does not put an older answer over what was edited meanwhile', async () => {
    const activityId = await shown(refreshing('as posted'));
    bot.answers(async () => {
      await put(activityId, refreshing('edited meanwhile'));
      return answered(refreshing('from before'));
    });
    assert.deepEqual((await look(activityId)).message.card, refreshing('edited meanwhile'));
  });

  it('leaves a card alone that asks for nothing, and a message that is not there', async () => {
    const activityId = await shown({ type: 'AdaptiveCard', version: '1.5', body: [line('plain')] });
    assert.equal((await look(activityId)).asked, false);
    assert.equal((await bot.call('POST', '/_local/look', { as: SUE, activityId: '1' })).status, 404);
    assert.equal(bot.heard.length, 0);
  });

  it('in a conversation of more than sixty, refreshes for those alone whom the card names', async () => {
    await bot.call('POST', '/_local/app', { team: APOLLO, installed: true });
    const crowd = (await bot.call('POST', '/_local/employees', { count: 60 })).body as unknown as {
      employees: readonly { id: string }[];
    };
    await bot.call('POST', `/_local/groups/${APOLLO}`, { addMembers: crowd.employees.map(({ id }) => id) });
    const teamsId = (
      (await bot.connector('GET', `/${encodeURIComponent(chatId)}/members`)).body as unknown as readonly {
        id: string;
      }[]
    )[0]?.id;
    bot.forgets();
    const asked: boolean[] = [];
    for (const userIds of [undefined, ['29:other'], ['29:other', teamsId], [`8:orgid:${SUE}`]]) {
      const { activityId } = (await bot.posts(cardActivity(refreshing('posted', userIds && { userIds })))).body;
      asked.push((await look(activityId)).asked);
    }
    assert.deepEqual(asked, [false, false, true, true]);
    assert.match(bot.heard[0]?.conversation.id ?? '', /;messageid=/);
  });
});
