import assert from 'node:assert/strict';
import { channelId, groupId } from '../../src/kernel/ids.js';
import { namedIn } from '../../src/policy/named.js';
import { aPolicy, aRule, aStage } from './policies.js';

const [sales, auditors, staff, owners] = [1, 2, 3, 4].map((at) =>
  groupId.parse(`33333333-0000-4000-8000-00000000000${at}`),
);

describe('what must be looked up for the rules', () => {
  it('are the groups that rules ask about, and not those that are asked: of those, the members are wanted', () => {
    assert(sales && auditors && staff && owners);
    const channel = channelId.parse('19:apollo@thread.tacv2');
    const { groups, people } = namedIn(
      aPolicy({
        nominators: { who: { groups: [sales] } },
        rules: [
          aRule({
            name: 'Auditors',
            when: { nominator: { groups: [auditors] } },
            sponsors: [{ from: 'group', group: staff }],
            stages: [
              aStage([
                { from: 'group', group: owners },
                { from: 'channel', team: owners, channel },
              ]),
            ],
          }),
        ],
      }),
    );
    assert.deepEqual(groups, [sales, auditors, staff]);
    assert.deepEqual(people, ['ruth@contoso.com']);
  });

  it('are the people who are asked, in whatever stage, the last in it too', () => {
    const { groups, people } = namedIn(
      aPolicy({
        rules: [
          aRule({
            name: 'Two steps',
            stages: [
              aStage([{ from: 'owners' }, { from: 'people', addresses: ['mia@contoso.com'] }]),
              aStage([{ from: 'people', addresses: ['oskar@contoso.com', 'ruth@contoso.com'] }]),
            ],
          }),
        ],
      }),
    );
    assert.deepEqual(groups, []);
    assert.deepEqual(people, ['ruth@contoso.com', 'mia@contoso.com', 'oskar@contoso.com']);
  });
});
