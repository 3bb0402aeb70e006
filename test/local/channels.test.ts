import assert from 'node:assert/strict';
import { APOLLO, cardActivity, createLittleBot, GUESTS, type Body, type Heard, type LittleBot } from './little-bot.js';

const [SUE, OSKAR, MIA, LIN] = [1, 2, 3, 4].map((n) => `11111111-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
];
const BOB = '11111111-0000-4000-8000-000000000101';
const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';

const line = (text: string) => ({ type: 'TextBlock', text });
const card = (...body: readonly object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const approve = {
  type: 'ActionSet',
  actions: [{ type: 'Action.Execute', title: 'Approve', verb: 'approve', data: { verb: 'approve' } }],
};
const asks = (text = 'Sue Park asks') => cardActivity(card(line(text), approve));
const answeringCard = (text: string) => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card(line(text)) },
});

describe('a channel of the local Teams', () => {
  let bot: LittleBot;
  const at = (conversationId: string, path: string) => `/${encodeURIComponent(conversationId)}${path}`;
  const seenBy = (personId: string): Promise<{ status: number; body: Body }> =>
    bot.call('GET', `/_local/chats/${personId}/channels/${encodeURIComponent(GUESTS)}`);
  const textFor = async (personId: string): Promise<string> =>
    JSON.stringify((await seenBy(personId)).body.messages.map((message) => message.card ?? message.text));
  const press = (as: string, activityId: string) =>
    bot.call('POST', '/_local/press', { as, activityId, title: 'Approve' });
  const errorOf = ({ status, body }: { status: number; body: Body }) => [status, body.error.code];

  before(async () => {
    bot = await createLittleBot();
  });
  beforeEach(async () => {
    await bot.call('POST', '/_local/reset');
    bot.answers(() => ({}));
    await bot.call('POST', '/_local/app', { team: APOLLO, installed: true });
    bot.forgets();
  });
  after(() => bot.ends());

  it('is told when the app comes into the team, in the team’s own conversation', async () => {
    await bot.call('POST', '/_local/app', { team: APOLLO, installed: false });
    await bot.call('POST', '/_local/app', { team: APOLLO, installed: true });
    await bot.call('POST', '/_local/app', { team: APOLLO, installed: true });
    assert.deepEqual(
      bot.heard.map(({ type, conversation }) => [type, conversation.conversationType]),
      [
        ['conversationUpdate', 'channel'],
        ['installationUpdate', 'channel'],
      ],
      'once',
    );
    const general = `19:${APOLLO}@thread.tacv2`;
    assert.equal(bot.heard[0]?.conversation.id, general);
    assert.deepEqual(bot.heard[0].channelData, {
      tenant: { id: TENANT },
      team: { id: general, name: 'Project Apollo', aadGroupId: APOLLO },
    });
  });

  it('takes a post, a reply and an edit, and shows them to everybody of the team and nobody else', async () => {
    const posted = await bot.posts(asks());
    assert.equal(posted.status, 201);
    const { id, activityId } = posted.body;
    assert.equal(id, `${GUESTS};messageid=${activityId}`);
    const reply = await bot.connector('POST', at(id, '/activities'), { type: 'message', text: 'a reply' });
    assert.ok(reply.body.id);
    for (const person of [SUE, OSKAR, MIA]) assert.match(await textFor(person), /Sue Park asks.*a reply/);
    assert.equal((await seenBy(LIN)).status, 404);

    const edited = await bot.connector('PUT', at(id, `/activities/${activityId}`), asks('Oskar approved'));
    assert.deepEqual(edited, { status: 200, body: { id: activityId } });
    assert.match(await textFor(MIA), /Oskar approved/);
    assert.doesNotMatch(await textFor(MIA), /Sue Park asks/);
    assert.equal((await bot.connector('DELETE', at(id, `/activities/${activityId}`))).status, 200);
    assert.equal((await seenBy(SUE)).body.messages[0]?.deleted, true);
    const late = await bot.connector('PUT', at(id, `/activities/${activityId}`), asks('late'));
    assert.deepEqual(errorOf(late), [404, 'ActivityNotFoundInConversation']);
  });

  it('refuses as Teams does: no such channel, no app there, another thread, nothing to say', async () => {
    assert.deepEqual(errorOf(await bot.posts(asks(), '19:nowhere@thread.tacv2')), [404, 'ConversationNotFound']);
    const { activityId } = (await bot.posts(asks())).body;
    const other = await bot.posts(asks('another'));
    const elsewhere = await bot.connector('PUT', at(other.body.id, `/activities/${activityId}`), asks('elsewhere'));
    assert.deepEqual(errorOf(elsewhere), [404, 'ActivityNotFoundInConversation']);
    const unknown = await bot.connector('POST', at(`${GUESTS};messageid=1`, '/activities'), asks());
    assert.deepEqual(errorOf(unknown), [404, 'ConversationNotFound']);
    assert.equal((await bot.posts({ type: 'message' })).status, 400);
    assert.equal((await bot.connector('POST', '', { isGroup: true, channelData: {}, activity: asks() })).status, 400);
    const foreign = { isGroup: true, tenantId: 'another', channelData: { channel: { id: GUESTS } }, activity: asks() };
    assert.equal((await bot.connector('POST', '', foreign)).status, 400);

    await bot.call('POST', '/_local/settings', { closedTeams: [APOLLO] });
    assert.deepEqual(errorOf(await bot.posts(asks())), [403, 'BotNotInConversationRoster']);
    await bot.call('POST', '/_local/settings', { closedTeams: [] });
    await bot.call('POST', '/_local/app', { team: APOLLO, installed: false });
    const gone = await bot.connector('PUT', at(other.body.id, `/activities/${other.body.activityId}`), asks());
    assert.deepEqual(errorOf(gone), [403, 'BotNotInConversationRoster']);
  });

  it('says who is there: owners first, guests as guests, page by page', async () => {
    await bot.call('POST', `/_local/groups/${APOLLO}`, { addMembers: [BOB] });
    const members = (await bot.connector('GET', at(GUESTS, '/members'))).body as unknown as readonly Body[];
    assert.deepEqual(
      members.map((member) => (member as unknown as Record<string, string>)['aadObjectId']),
      [OSKAR, MIA, SUE, BOB],
    );
    assert.equal((members[3] as unknown as Record<string, string>)['userRole'], 'guest');
    type Page = { readonly members: readonly unknown[]; readonly continuationToken?: string };
    const page = async (query: string) =>
      (await bot.connector('GET', at(GUESTS, `/pagedmembers?${query}`))).body as unknown as Page;
    const first = await page('pageSize=3');
    const second = await page(`pageSize=3&continuationToken=${first.continuationToken}`);
    assert.deepEqual([...first.members, ...second.members], members);
    assert.equal(second.continuationToken, undefined);
    const { id, activityId } = (await bot.posts(asks())).body;
    assert.deepEqual((await bot.connector('GET', at(id, `/activities/${activityId}/members`))).body, members);
    assert.deepEqual((await bot.connector('GET', at(id, `/members/${SUE}`))).body, members[2]);
    assert.equal((await bot.connector('GET', at(id, `/members/${LIN}`))).status, 404);
  });

  it('brings a press with the channel around it, and shows its answer to whoever pressed until the post changes', async () => {
    const { id, activityId } = (await bot.posts(asks())).body;
    bot.answers(() => answeringCard('You approved'));
    await press(OSKAR, activityId);
    const [heard] = bot.heard as [Heard];
    assert.deepEqual(
      [heard.type, heard['name'], heard.replyToId, (heard['from'] as { aadObjectId: string }).aadObjectId],
      ['invoke', 'adaptiveCard/action', activityId, OSKAR],
    );
    assert.deepEqual(heard.conversation, {
      id,
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT,
    });
    assert.deepEqual(heard.channelData, {
      tenant: { id: TENANT },
      team: { id: `19:${APOLLO}@thread.tacv2`, name: 'Project Apollo', aadGroupId: APOLLO },
      channel: { id: GUESTS },
    });
    assert.match(await textFor(OSKAR), /You approved/);
    assert.match(await textFor(MIA), /Sue Park asks/);
    const again = await press(OSKAR, activityId);
    assert.deepEqual([again.status, again.body.error.code], [404, 'NoButton'], 'on what they see, it is no more');
    assert.equal((await press(MIA, activityId)).status, 200);
    assert.equal((await press(LIN, activityId)).status, 404, 'who is not in the team sees nothing to press');

    await bot.connector('PUT', at(id, `/activities/${activityId}`), asks('One more yes is needed'));
    for (const person of [SUE, OSKAR, MIA]) assert.match(await textFor(person), /One more yes is needed/);
  });

  it('lets somebody see it as long as they are in the team', async () => {
    const { activityId } = (await bot.posts(asks())).body;
    await bot.call('POST', `/_local/groups/${APOLLO}`, { removeOwners: [MIA], removeMembers: [MIA] });
    assert.equal((await seenBy(MIA)).status, 404);
    assert.equal((await press(MIA, activityId)).status, 404);
    await bot.call('POST', `/_local/groups/${APOLLO}`, { addMembers: [LIN] });
    assert.match(await textFor(LIN), /Sue Park asks/);
  });
});
