import assert from 'node:assert/strict';
import { personId } from '../../src/kernel/ids.js';
import { readAloud } from '../cards/reading.js';
import { anOffer } from '../policy/policies.js';
import { chat, inputsIn, valuesIn } from './chat.js';
import { plays, type Transcript } from './transcript.js';
import { mia, nominationOf, oskar, policy } from './workflow.js';

/** A list that needs no searching: its boxes are ticked. */
const few = { ...policy, offers: policy.offers.slice(0, 6) };
/** And one that is searched. */
const more = Array.from({ length: 6 }, (_, n) => anOffer(`archive-${n}`, `Archive ${n}`));
const many = { ...policy, offers: [...policy.offers, ...more] };

const SEVERAL: readonly Transcript[] = [
  {
    title: 'two things in one message are one nomination',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo and Vendor Portal until 30 June, joint audit
      Invite Ada Lovelace (Fabrikam) to Project Apollo and Vendor Portal?
      To — Project Apollo (team) · Vendor Portal (group)
      Why — “joint audit”
      Needs a yes from — Oskar Lind or Mia Berg (owners of Project Apollo and Vendor Portal)
      [Send for approval]
      Ada Lovelace → Project Apollo and Vendor Portal`,
  },
  {
    title: 'a list with commas',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo, Joint Audit and Vendor Portal until 30 June, invoices
      Invite Ada Lovelace (Fabrikam) to Project Apollo, Joint Audit and Vendor Portal?
      Why — “invoices”
      > cancel
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo, Vendor Portal until 30 June, invoices
      Invite Ada Lovelace (Fabrikam) to Project Apollo and Vendor Portal?
      Why — “invoices”
      > cancel
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo, joint audit until 30 June
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      Why — “joint audit”`,
  },
  {
    title: 'one more, and another in its place',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, the figures
      > also Vendor Portal
      Invite Ada Lovelace (Fabrikam) to Project Apollo and Vendor Portal?
      > to Joint Audit
      Invite Ada Lovelace (Fabrikam) to Joint Audit?
      ! Apollo`,
  },
  {
    title: 'a name that could be two is asked about, and the other one stays',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo and Vendor until 30 June, the figures
      “Vendor” could be Vendor Portal or Vendor List. Which one is it?
      > Vendor Portal
      Invite Ada Lovelace (Fabrikam) to Project Apollo and Vendor Portal?`,
  },
  {
    title: 'two as a short answer',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> until 30 June because of the figures
      > Apollo and Vendor Portal
      Invite Ada Lovelace (Fabrikam) to Project Apollo and Vendor Portal?`,
  },
  {
    title: 'more than can be asked for at a time',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo, Joint Audit, Portal, Plant & Secret until 30 June, figures
      A guest can be given 4 things at a time, and these were 5. Which 4 come first?
      > Apollo
      Invite Ada Lovelace (Fabrikam) to Project Apollo?`,
  },
  {
    title: 'of three two are refused, and the third goes on',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Payroll, Secret and Apollo until 30 June, the figures
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      Payroll keeps guests out by its own settings.
      The sensitivity label of Secret keeps guests out.
      Needs a yes from — Oskar Lind or Mia Berg (owners of Project Apollo)
      [Send for approval]
      Ada Lovelace → Project Apollo
      ! Payroll`,
  },
  {
    title: 'all are refused',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Payroll and Secret until 30 June, the figures
      Payroll keeps guests out by its own settings.
      The sensitivity label of Secret keeps guests out.
      > Apollo
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      ! Payroll`,
  },
  {
    title: 'what is refused is still said once the address is right',
    lines: `
      > invite carl@contoso.com to Payroll and Apollo until 30 June, the figures
      Carl Meyer is a colleague
      > ada.lovelace@fabrikam.com
      Invite Ada Lovelace (Fabrikam) to Project Apollo?
      Payroll keeps guests out by its own settings.`,
  },
  {
    title: 'a guest who is here is given both',
    lines: `
      > invite bob@fabrikam.com to Apollo and Vendor Portal until 30 June, invoices
      Give Bob Stone (Fabrikam) access to Project Apollo and Vendor Portal?`,
  },
  {
    title: '两项一起申请',
    locale: 'zh-CN',
    lines: `
      > 邀请 林达 <ada@fabrikam.com>（法布里卡姆）加入 Apollo 和 Vendor Portal，有效期至2027年6月30日，原因：对账
      邀请林达 (法布里卡姆) 加入 Project Apollo、Vendor Portal？
      加入：Project Apollo（团队） · Vendor Portal（组）
      > 还有联合审计
      邀请林达 (法布里卡姆) 加入 Project Apollo、Vendor Portal、Joint Audit？`,
  },
];

describe('several things', () => {
  plays(SEVERAL);

  it('are looked at once, and sent together', async () => {
    const talk = chat();
    await talk.says('invite Ada Lovelace <ada@fabrikam.com> to Payroll, Apollo and Portal until 30 June, invoices');
    assert.equal(talk.looks.length, 1);
    assert.deepEqual(
      talk.looks[0]?.offers.map(({ key }) => key),
      ['payroll', 'project-apollo', 'vendor-portal'],
    );
    await talk.presses('Send for approval');
    assert.deepEqual(
      talk.begun[0]?.offers.map(({ key }) => key),
      ['project-apollo', 'vendor-portal'],
    );
  });

  it('are for the owners of each to decide about, by name', async () => {
    const anna = { ...mia, id: personId.parse('11111111-0000-4000-8000-000000000044'), name: 'Anna Holm' };
    const items = [
      { name: 'Project Apollo', people: [oskar, mia], from: 'owners' },
      { name: 'Vendor Portal', people: [anna], from: 'administrators' },
    ] as const;
    const stages = [{ people: [oskar, mia, anna], from: 'owners', items }] as const;
    const said = 'invite Ada Lovelace <ada@fabrikam.com> to Apollo and Portal until 30 June, invoices';
    assert.match(
      await chat({ stages }).says(said),
      /Needs a yes from — Project Apollo: Oskar Lind or Mia Berg; Vendor Portal: Anna Holm/,
    );
    const [first, second] = items;
    const unknown = [{ from: 'owners', items: [first, { name: second.name, from: 'owners' }] }] as const;
    assert.doesNotMatch(await chat({ stages: unknown }).says(said), /Project Apollo: Oskar/, 'not known of all');
  });

  it('are boxes to tick where the list is short, and none is believed that the list does not have', async () => {
    const talk = chat({ rules: few });
    await talk.says('invite Ada Lovelace <ada@fabrikam.com> until 30 June because of invoices');
    const [access] = inputsIn(talk.last().card);
    assert.deepEqual([access?.['id'], access?.['isMultiSelect'], access?.['style']], ['access', true, 'expanded']);
    const wrong = await talk.presses('Continue', { access: 'project-apollo,no-such-thing' });
    assert.match(wrong, /nothing called “no-such-thing”/);
    assert.equal(valuesIn(talk.last().card!)['access'], 'project-apollo', 'what was right is ticked');
    const said = await talk.presses('Continue', { access: 'vendor-portal,project-apollo' });
    assert.match(said, /to Vendor Portal and Project Apollo\?/);
    await talk.presses('Change');
    assert.equal(valuesIn(talk.last().card!)['access'], 'vendor-portal,project-apollo');
    const one = await talk.presses('Continue', { access: 'vendor-portal' });
    assert.match(one, /to Vendor Portal\?/);
  });

  it('stay ticked where they were too many', async () => {
    const talk = chat({ rules: few });
    await talk.says('invite Ada Lovelace <ada@fabrikam.com> until 30 June because of invoices');
    const all = few.offers.map(({ key }) => key).join();
    assert.match(await talk.presses('Continue', { access: all }), /4 things at a time, and these were 6/);
    assert.equal(valuesIn(talk.last().card!)['access'], all);
  });

  it('are typed where the list is long, and none is lost in the form', async () => {
    const talk = chat({ rules: many });
    const asked = await talk.says('invite Ada Lovelace <ada@fabrikam.com> until 30 June because of invoices');
    assert.match(asked, /For more than one, write it to me: `?to Project Apollo and Joint Audit/);
    const [access] = inputsIn(talk.last().card);
    assert.deepEqual([access?.['isMultiSelect'], access?.['style']], [false, 'filtered']);
    assert.match(await talk.says('to Project Apollo and Joint Audit'), /to Project Apollo and Joint Audit\?/);
    await talk.presses('Change');
    const field = inputsIn(talk.last().card).find(({ id }) => id === 'access');
    assert.deepEqual([field?.['type'], field?.['value']], ['Input.Text', 'Project Apollo, Joint Audit']);
    assert.match(await talk.presses('Continue'), /to Project Apollo and Joint Audit\?/);
  });

  it('are all there again when what was sent is changed', async () => {
    const first = chat();
    await first.says('invite Ada Lovelace <ada@fabrikam.com> to Apollo and Portal until 30 June, invoices');
    await first.presses('Send for approval');
    const [begun] = first.begun;
    assert.ok(begun);
    const talk = chat({ rules: few, nominations: [nominationOf(begun)] });
    await talk.amends(begun.id);
    assert.equal(valuesIn(talk.last().card!)['access'], 'project-apollo,vendor-portal');
    await talk.presses('Continue');
    assert.match(readAloud(talk.last().card!), /to Project Apollo and Vendor Portal\?/);
  });

  it('of which the rules refuse one are asked for without it', async () => {
    const { offers } = policy;
    const talk = chat({
      found: [
        {
          answer: 'refuse',
          finding: 'rules',
          verdict: {
            ok: false,
            why: 'rule-refuses',
            rule: 'Vendors stay out of lists',
            reason: { en: 'It is for employees', 'zh-CN': '仅供员工使用' },
          },
          offer: 'vendor-list',
          name: offers.find(({ key }) => key === 'vendor-list')?.name ?? '',
        },
      ],
    });
    const said = await talk.says(
      'invite Ada Lovelace <ada@fabrikam.com> to Apollo and Vendor List until 30 June, invoices',
    );
    assert.match(
      said,
      /to Project Apollo\?[^]*Without Vendor List: It is for employees\. That is the rule “Vendors stay/,
    );
  });
});
