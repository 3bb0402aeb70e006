import assert from 'node:assert/strict';
import { DAY, later } from '../../src/kernel/clock.js';
import type { NominationIn } from '../../src/nomination/nomination.js';
import { createReaching, type ReachingNeeds } from '../../src/workflow/handlers/reaching.js';
import { DirectoryTrouble, type Acquaintance, type ApproverMail } from '../../src/workflow/ports.js';
import { aPolicy } from '../policy/policies.js';
import { facts, NOON, oskar } from '../support/samples.js';

const nomination: NominationIn<'awaiting-approval'> = {
  ...facts(),
  status: 'awaiting-approval',
  stage: 1,
  begunAt: NOON,
  source: 0,
  sourceSince: NOON,
  asked: [],
  agreed: [],
  decisions: [],
  dueAt: later(NOON, DAY),
  revision: 1,
};

/** Somebody whom chat does not reach; what became of the mail is as told. */
const world = (
  mail: () => Promise<'accepted' | 'refused' | 'impossible'>,
  { known, preferredLanguage = 'zh-Hans-CN' }: { known?: Partial<Acquaintance>; preferredLanguage?: string } = {},
) => {
  const mails: ApproverMail[] = [];
  const needs = {
    store: { people: { read: async () => known && { person: oskar, ...known } } },
    directory: { account: async () => ({ person: oskar, kind: 'member', enabled: true, preferredLanguage }) },
    courier: { show: async () => 'unreachable' },
    post: {
      ask: async (sent: ApproverMail) => {
        mails.push(sent);
        return mail();
      },
    },
    viewing: { view: async () => ({ kind: 'approval', nomination }) },
    policy: () => aPolicy(),
  };
  return { mails, ...createReaching(needs as unknown as ReachingNeeds) };
};

describe('somebody whom chat does not reach', () => {
  it('gets a mail in their language and where they are, as far as anybody knows', async () => {
    const { mails, ...here } = world(async () => 'accepted');
    assert.equal(await here.reach(nomination, oskar, 'asked'), 'by-mail');
    const [mail] = mails;
    assert.deepEqual([mail?.to, mail?.language, mail?.zone], [oskar, 'zh-CN', 'Europe/Berlin']);
    assert.deepEqual([mail?.accessNames, mail?.dueAt], [['Project Apollo'], nomination.dueAt]);
    assert.equal(mail?.messageKey, `${nomination.id}.1.${oskar.id}.asked`);

    const known = { language: 'en', teamsLocale: 'zh-CN', zone: 'Asia/Shanghai' } as const;
    const acquainted = world(async () => 'accepted', { known });
    await acquainted.reach(nomination, oskar, 'clock-7');
    assert.deepEqual([acquainted.mails[0]?.language, acquainted.mails[0]?.zone], ['en', 'Asia/Shanghai']);
  });

  it('says what is asked for where that is no thing', async () => {
    const { mails, ...here } = world(async () => 'accepted');
    await here.reach({ ...nomination, access: [], purpose: 'end' }, oskar, 'asked');
    assert.deepEqual([mails[0]?.accessNames, mails[0]?.purpose], [[], 'end']);
  });

  it('is not reached where no mail can be sent, or none is taken', async () => {
    for (const outcome of ['refused', 'impossible'] as const)
      assert.equal(await world(async () => outcome).reach(nomination, oskar, 'asked'), 'no');
    const notPermitted = async () => {
      throw new DirectoryTrouble('not-permitted', 'Grant Mail.Send.', { lasting: 'refused' });
    };
    assert.equal(await world(notPermitted).reach(nomination, oskar, 'asked'), 'no');
  });

  it('is tried again where the trouble may pass', async () => {
    for (const kind of ['throttled', 'not-permitted'] as const) {
      const passing = async () => {
        throw new DirectoryTrouble(kind, 'Later, or once we can sign in.');
      };
      await assert.rejects(world(passing).reach(nomination, oskar, 'asked'), DirectoryTrouble);
    }
  });
});

describe('a card that was on its way while the others were drawn', () => {
  it('is drawn until nothing came meanwhile', async () => {
    let revision = 1;
    const drawn: number[] = [];
    const card = { holder: oskar.id, kind: 'approval' };
    const needs = {
      store: {
        nominations: { read: async () => ({ ...nomination, revision }) },
        cards: { of: async () => [card] },
      },
      courier: {
        edit: async (_: unknown, view: { readonly nomination: { readonly revision: number } }) => {
          drawn.push(view.nomination.revision);
          if (revision < 2) revision += 1;
        },
      },
      viewing: { view: async (one: typeof nomination) => ({ kind: 'approval', nomination: one }) },
    };
    const here = createReaching(needs as unknown as ReachingNeeds);
    await here.freshen(nomination.id, oskar.id);
    assert.deepEqual(drawn, [1, 2]);
    await here.freshen(nomination.id, oskar.id, 'receipt');
    assert.equal(drawn.length, 2, 'nobody has such a card');
  });
});
