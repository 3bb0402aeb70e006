import assert from 'node:assert/strict';
import { channelId, groupId } from '../../src/kernel/ids.js';
import { createChannels } from '../../src/teams/channels.js';

const team = groupId.parse('22222222-0000-4000-8000-000000000008');
const channel = channelId.parse('19:approvals@thread.tacv2');

describe('a post in a channel', () => {
  it('waits its turn, each time, like all that is sent of our own accord', async () => {
    const order: string[] = [];
    let isIn = false;
    const channels = createChannels({
      pacing: async (where) => void order.push(`turn in ${where}`),
      adapter: {
        post: async () => {
          order.push('post');
          if (!isIn) throw Object.assign(new Error('Not in that team.'), { statusCode: 404 });
          return `${channel};messageid=1`;
        },
      },
      directory: {
        installIn: async () => {
          isIn = true;
          return 'installed';
        },
      },
      serviceUrl: 'https://smba.example/',
      botId: '28:bot',
      tenantId: 'contoso',
      zone: () => 'Europe/Berlin',
    });
    const posted = await channels.post({ team, channel }, { type: 'message' });
    assert.deepEqual(posted, { conversationId: `${channel};messageid=1`, activityId: '1' });
    assert.deepEqual(order, [`turn in ${channel}`, 'post', `turn in ${channel}`, 'post']);
  });
});
