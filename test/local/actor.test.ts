import assert from 'node:assert/strict';
import { actor } from '../support/actor.js';
import { createTenantClient, type TenantClient } from '../support/tenant-client.js';
import { APOLLO, cardActivity, createLittleBot, type LittleBot } from './little-bot.js';

const ID = (n: number): string => `11111111-0000-4000-8000-00000000000${n}`;

const card = (text: string, ...actions: readonly object[]) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  refresh: { action: { type: 'Action.Execute', verb: 'refresh', data: { verb: 'refresh' } } },
  body: [
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] },
    { type: 'Input.Text', id: 'comment', label: 'Comment' },
    { type: 'ActionSet', actions },
  ],
});
const approve = { type: 'Action.Execute', title: 'Approve', verb: 'approve', data: { verb: 'approve' } };
const answered = (text: string) => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card(text) },
});

describe('the hands and eyes that stories have', () => {
  let bot: LittleBot;
  let tenant: TenantClient;
  before(async () => {
    bot = await createLittleBot();
    tenant = createTenantClient(bot.tenantUrl);
  });
  after(() => bot.ends());
  beforeEach(async () => {
    await tenant.reset();
    await tenant.app({ team: APOLLO }, true);
    bot.answers(() => ({}));
    bot.forgets();
  });

  it('read and press in a channel, and look at what stands there', async () => {
    const [oskar, mia] = [actor(tenant, ID(2), 'oskar'), actor(tenant, ID(3), 'mia')];
    const { activityId } = (await bot.posts(cardActivity(card('Sue Park asks', approve)))).body;
    const shown = await oskar.inChannel().card(/Sue Park asks/);
    assert.deepEqual([shown.activityId, shown.buttons, shown.inputs[0]?.label], [activityId, ['Approve'], 'Comment']);

    bot.answers(() => answered('You approved'));
    await oskar.pressesInChannel('Approve', { comment: 'fine' });
    await oskar.inChannel().reads(/You approved/);
    await mia.inChannel().neverReads(/You approved/);
    await assert.rejects(mia.pressesInChannel('Approve', { why: 'x' }), /UnfitInputs/);

    bot.answers(() => answered('Oskar Lind approved'));
    const looked = await mia.looksAt(activityId);
    assert.deepEqual([looked.asked, looked.buttons], [true, []]);
    assert.match(looked.text, /^Oskar Lind approved/);
    assert.equal((await mia.looksAt(activityId)).asked, false);
    assert.equal((await mia.looksAt(activityId, { anew: true })).asked, true);
    assert.deepEqual(await mia.sees(), [], 'nothing of it is in the chat');
  });

  it('are anybody’s: a numbered employee’s, in their own zone and language', async () => {
    const { employees } = await tenant.employees(2, { zone: 'Asia/Tokyo' });
    const second = actor(tenant, employees[1]!.id, employees[1]!.name);
    await second.says('hello');
    assert.equal(bot.heard.at(-1)?.['localTimezone'], 'Asia/Tokyo');
    await tenant.changePerson(second.id, { zone: 'America/New_York', language: 'zh-CN' });
    await second.says('hello again');
    assert.deepEqual(
      [bot.heard.at(-1)?.['localTimezone'], bot.heard.at(-1)?.['locale']],
      ['America/New_York', 'zh-CN'],
    );
  });

  it('do not read what the bot took away', async () => {
    const sue = actor(tenant, ID(1), 'sue');
    await sue.says('hello');
    const chat = encodeURIComponent(bot.heard.at(-1)?.conversation.id ?? '');
    const old = await bot.connector('POST', `/${chat}/activities`, cardActivity(card('The old card', approve)));
    await bot.connector('POST', `/${chat}/activities`, cardActivity(card('The new card')));
    await bot.connector('DELETE', `/${chat}/activities/${old.body.id}`);
    assert.deepEqual(await sue.sees(), ['The new card\nComment: ____']);
    await assert.rejects(sue.card(/The old card/));
    await assert.rejects(sue.pressesOn(old.body.id, 'Approve'), /NoCard/);
  });
});
