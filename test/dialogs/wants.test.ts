import assert from 'node:assert/strict';
import { chat, inputsIn, valuesIn } from './chat.js';
import { plays, type Transcript } from './transcript.js';
import { mia, oskar } from './workflow.js';

const idsIn = (talk: ReturnType<typeof chat>): readonly string[] =>
  inputsIn(talk.last().card).map(({ id }) => String(id));

const STRICT = 'invite Ada Lovelace <ada@strict.example> to Apollo until 30 June, joint audit';

const SPONSORS: readonly Transcript[] = [
  {
    title: 'a rule that wants somebody else, a backup and an answer, typed one by one',
    lines: `
      > ${STRICT}
      The rule “Strict” asks for somebody else than you.
      The rule asks for a backup
      > oskar@contoso.com
      > Mia Berg
      > PO-1234
      Invite Ada Lovelace (Strict) to Project Apollo?
      Purchase order — “PO-1234”
      Answers for the guest — Oskar Lind, backup Mia Berg
      Needs a yes from — Oskar Lind or Mia Berg (owners of Project Apollo), then Ruth Adams (as Guestlist administrator)
      [Send for approval]`,
  },
  {
    title: 'everything in one message',
    lines: `
      > ${STRICT}, sponsor oskar@contoso.com, backup: Mia Berg
      ! asks for somebody else
      > PO-1234
      Answers for the guest — Oskar Lind, backup Mia Berg`,
  },
  {
    title: 'somebody whom the rule does not let',
    lines: `
      > ${STRICT}, sponsor: Carl Meyer, backup: Mia Berg
      The rule “Strict” does not let Carl Meyer answer for this guest. Name another colleague; the Guestlist administrators can change the rule.
      > oskar@contoso.com
      > PO-1234
      Answers for the guest — Oskar Lind, backup Mia Berg`,
  },
  {
    title: 'the same person twice',
    lines: `
      > ${STRICT}, sponsor: Mia Berg, backup: mia@contoso.com
      Mia Berg answers for the guest already. The backup must be somebody else.
      > Oskar Lind
      > PO-1234
      Answers for the guest — Mia Berg, backup Oskar Lind`,
  },
  {
    title: 'nobody, several, and one who could not be looked up',
    lines: `
      > invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit
      ! Answers for the guest
      > sponsor: Zoe Nobody
      I found no employee called “Zoe Nobody”. Tell me the whole name, or better the e-mail address.
      > sponsor: nobody answers
      I could not look that person up just now.
      > sponsor: Sam Fox
      “Sam Fox” could be Sam Fox (sam@contoso.com) or Sam Fox (sam.fox@contoso.com). Tell me the e-mail address.
      > sam.fox@contoso.com
      Answers for the guest — Sam Fox
      > sponsor: me
      ! Answers for the guest
      > backup mia@contoso.com
      Answers for the guest — you, backup Mia Berg`,
  },
  {
    title: '负责人和后备',
    locale: 'zh-CN',
    lines: `
      > 邀请 李雷 <lilei@strict.example> 加入 阿波罗，至6月30日，因为联合审计，担保人：oskar@contoso.com，后备负责人：Mia Berg
      > PO-12
      回答不符合要求：形如 PO-1234。
      > PO-1234
      采购单号：“PO-1234”
      负责人：Oskar Lind，后备 Mia Berg
      然后是 Ruth Adams`,
  },
];

const QUESTIONS: readonly Transcript[] = [
  {
    title: 'yes and no answer what is asked for so',
    lines: `
      > invite Ada Lovelace <ada@signed.example> to Apollo until 30 June, joint audit
      ! Invite Ada Lovelace (Signed) to Project Apollo? Needs
      > yes
      Is an NDA signed? — “Yes”
      Needs a yes from
      > send
      Sent.`,
  },
  {
    title: 'no is an answer too',
    lines: `
      > invite Ada Lovelace <ada@signed.example> to Apollo until 30 June, joint audit
      > no
      Is an NDA signed? — “No”`,
  },
  {
    title: 'an answer of the wrong form, with what the company says about it',
    lines: `
      > ${STRICT}, sponsor: Oskar Lind, backup: Mia Berg
      > order 66
      That answer does not fit: it looks like PO-1234.
      > PO-0066
      Purchase order — “PO-0066”`,
  },
  {
    title: 'a language that the rule does not allow',
    lines: `
      > invite Paul Wu <paul@northwindtraders.com> to Apollo until 30 June, shared launch, in English
      The rule does not let us write to this guest in that language. Possible here: Chinese (简体中文).`,
  },
];

describe('what a rule asks besides', () => {
  describe('who answers for the guest', () => plays(SPONSORS));
  describe('the company’s own questions', () => plays(QUESTIONS));

  it('stands in the form as soon as the rule is known, in the reader’s language', async () => {
    const talk = chat();
    await talk.says('invite Ada Lovelace <ada@strict.example> to Apollo until 30 June');
    assert.deepEqual(idsIn(talk), ['reason', 'sponsor', 'backup', 'q-order', 'q-where']);
    assert.deepEqual(
      inputsIn(talk.last().card).map(({ label }) => label),
      ['Why', 'Who answers for the guest', 'Who is the backup', 'Purchase order', 'Site'],
    );
    const said = await talk.presses('Continue', {
      reason: 'joint audit',
      sponsor: 'oskar@contoso.com',
      backup: 'Mia Berg',
      'q-order': 'PO-1234',
    });
    assert.match(said, /Purchase order — “PO-1234”/);
    await talk.presses('Change');
    assert.deepEqual(valuesIn(talk.last().card!), {
      address: 'ada@strict.example',
      name: 'Ada Lovelace',
      company: 'Strict',
      access: 'project-apollo',
      reason: 'joint audit',
      until: '2027-06-30',
      sponsor: 'oskar@contoso.com',
      backup: 'mia@contoso.com',
      'q-order': 'PO-1234',
      'q-where': '',
      language: 'en',
      delivery: 'both',
    });
    assert.match(await talk.presses('Continue', { 'q-where': 'sha' }), /Site — “Shanghai”/);
    await talk.presses('Send for approval');
    const [begun] = talk.begun;
    assert.deepEqual([begun?.sponsor, begun?.backup], [oskar, mia]);
    assert.deepEqual(begun?.answers, [
      {
        key: 'order',
        label: { en: 'Purchase order', 'zh-CN': '采购单号' },
        answer: { en: 'PO-1234', 'zh-CN': 'PO-1234' },
      },
      { key: 'where', label: { en: 'Site', 'zh-CN': '地点' }, answer: { en: 'Shanghai', 'zh-CN': '上海' } },
    ]);
  });

  it('offers the languages and ways that the rule allows, and no others', async () => {
    const talk = chat();
    await talk.says('invite Paul Wu <paul@northwindtraders.com> to Apollo until 30 June, shared launch');
    await talk.presses('Change');
    const choicesOf = (id: string) =>
      (inputsIn(talk.last().card).find((input) => input['id'] === id)?.['choices'] as { value: string }[]).map(
        ({ value }) => value,
      );
    assert.deepEqual([choicesOf('language'), choicesOf('delivery')], [['zh-CN'], ['chat']]);
    await talk.presses('Continue');
    await talk.presses('Send invitation');
    assert.equal(talk.begun[0]?.language, 'zh-CN');
  });
});
