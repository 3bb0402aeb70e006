import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { personId } from '../../src/kernel/ids.js';
import { createMeet } from '../../src/teams/meeting.js';
import { createStanding } from '../../src/teams/standing.js';
import {
  DirectoryTrouble,
  type Account,
  type Acquaintance,
  type Directory,
  type Store,
} from '../../src/workflow/ports.js';

const id = personId.parse('11111111-0000-4000-8000-000000000001');
const sue = { id, name: 'Sue Park', address: 'sue@contoso.com' };
const account: Account = { person: sue, kind: 'member', enabled: true };

const message = (part: object = {}): Activity =>
  ({
    from: { id: '29:sue', name: 'Sue', aadObjectId: id },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', conversationType: 'personal' },
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    locale: 'en-GB',
    localTimezone: 'Europe/Berlin',
    ...part,
  }) as unknown as Activity;

describe('meeting somebody', () => {
  const world = () => {
    let known: Acquaintance | undefined;
    const met: Acquaintance[] = [];
    const people = {
      read: async () => known,
      meet: async (one: Acquaintance) => {
        met.push(one);
        known = { ...known, ...one };
      },
    };
    const store = { people } as unknown as Store;
    return { met, meet: createMeet({ store, standing: async () => account, zone: () => 'UTC' }) };
  };

  it('is written down once, and again only where something has changed', async () => {
    const { met, meet } = world();
    for (let time = 0; time < 3; time += 1) await meet(message());
    assert.equal(met.length, 1);
    await meet(message({ localTimezone: 'Asia/Shanghai' }));
    await meet(message({ localTimezone: 'Asia/Shanghai', conversation: { id: 'a:2', conversationType: 'personal' } }));
    assert.deepEqual(
      met.map(({ zone, chat }) => [zone, chat?.conversationId]),
      [
        ['Europe/Berlin', 'a:1'],
        ['Asia/Shanghai', 'a:1'],
        ['Asia/Shanghai', 'a:2'],
      ],
    );
  });

  it('takes nobody for an employee whom the directory does not know any more, though we do', async () => {
    const gone = { account: async () => undefined } as unknown as Directory;
    const silentOne = { account: () => Promise.reject(new DirectoryTrouble('unavailable', 'Not now.')) };
    const clock = { now: () => new Date() };
    const people = { read: async () => ({ person: sue }), meet: async () => undefined };
    const store = { people } as unknown as Store;
    const asks = (directory: Directory) =>
      createMeet({ store, standing: createStanding(directory, clock), zone: () => 'UTC' })(message());
    assert.equal((await asks(gone)).isEmployee, false);
    assert.equal((await asks(silentOne as unknown as Directory)).isEmployee, true, 'while it cannot be asked');
  });

  it('takes no zone that is none', async () => {
    const { met, meet } = world();
    for (const localTimezone of ['Mars/Olympus', '', undefined]) await meet(message({ localTimezone }));
    assert.deepEqual(
      met.map(({ zone }) => zone),
      [undefined],
    );
    assert.equal((await meet(message({ localTimezone: 'Mars/Olympus' }))).reader.zone, 'UTC');
  });
});
