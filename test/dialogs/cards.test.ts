import assert from 'node:assert/strict';
import type { Card } from '../../cards/card.js';
import { buttonsOf, readAloud } from '../cards/reading.js';
import { chat, inputsIn, valuesIn } from './chat.js';
import { policy } from './workflow.js';

const COMPLETE = 'invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit';

const idsIn = (card: Card | undefined): readonly string[] => inputsIn(card).map(({ id }) => String(id));

describe('the card of a draft', () => {
  it('asks for what is missing, and for nothing else', async () => {
    const talk = chat();
    await talk.says('invite ada@fabrikam.com to Apollo');
    assert.deepEqual(idsIn(talk.last().card), ['name', 'reason', 'until']);
    assert.deepEqual(valuesIn(talk.last().card!), { name: 'Ada', reason: '', until: '2027-08-01' });
    await talk.says('cancel');
    await talk.says('invite ada.lovelace@gmail.com to Apollo until 30 June, joint audit');
    assert.deepEqual(idsIn(talk.last().card), ['company']);
    await talk.says('cancel');
    await talk.says('invite');
    assert.deepEqual(idsIn(talk.last().card), ['address', 'name', 'company', 'access', 'reason', 'until']);
  });

  it('takes all the answers in one press, and is the same card afterwards', async () => {
    const talk = chat();
    await talk.says('invite');
    const { id } = talk.last();
    const said = await talk.presses('Continue', {
      address: 'Grace.Hopper@fabrikam.com',
      access: 'joint-audit',
      reason: 'quarterly figures',
      until: '2027-06-30',
      language: 'zh-CN',
    });
    assert.match(said, /Invite Grace Hopper \(Fabrikam\) to Joint Audit\?[^]*By our e-mail in Chinese/);
    assert.equal(talk.last().id, id);
    assert.equal(talk.cards().length, 1);
  });

  it('keeps right answers beside wrong ones, in their fields', async () => {
    const talk = chat();
    await talk.says('invite');
    const said = await talk.presses('Continue', {
      address: 'carl@contoso.com',
      name: 'Carl',
      company: 'X',
      access: 'payroll',
      reason: 'lunch',
      until: '2099-01-01',
    });
    assert.match(said, /Carl Meyer is a colleague/);
    assert.match(said, /Payroll keeps guests out/);
    assert.deepEqual(valuesIn(talk.last().card!), { address: 'carl@contoso.com', access: '' });
    const next = await talk.presses('Continue', { address: 'ada@fabrikam.com', access: 'project-apollo' });
    assert.match(next, /Why — “lunch”[^]*The last possible day is Tue 2 May 2028/);
    assert.deepEqual(valuesIn(talk.last().card!), { until: '2099-01-01' });
    assert.match(await talk.presses('Continue', { until: '2027-06-30' }), /Invite Carl \(X\) to Project Apollo\?/);
  });

  it('says both where something is missing and something else is wrong', async () => {
    const talk = chat();
    const intro = 'Please look at this again, and fill in what is still missing:';
    assert.match(await talk.says('invite ada@fabrikam.com to Payroll'), new RegExp(intro));
    const wrong = await talk.says('Ada Lovelace, until 30 June, because of the joint audit');
    assert.ok(!wrong.includes(intro), wrong);
    const other = chat({ locale: 'zh-CN' });
    assert.match(await other.says('邀请 ada@fabrikam.com 加入 Payroll'), /请再看一下有误的地方，并补上还缺的内容：/);
  });

  it('never asks for the language of our e-mail: it is the nominator’s, or the one that was told', async () => {
    const talk = chat();
    await talk.says('invite ada@fabrikam.com to Apollo in Chinese');
    assert.ok(!idsIn(talk.last().card).includes('language'));
    await talk.says('Ada Lovelace');
    await talk.says('until 30 June');
    assert.match(await talk.says('joint audit'), /By our e-mail in Chinese/);
    const other = chat({ locale: 'zh-CN' });
    const said = await other.says('邀请 ada.lovelace@fabrikam.com 到 Apollo 至 6月30日 因为联合审计');
    assert.match(said, /通过简体中文邮件送达/);
  });

  it('shows every field with its value where something is to be changed', async () => {
    const talk = chat();
    await talk.says(COMPLETE);
    await talk.presses('Change');
    assert.deepEqual(valuesIn(talk.last().card!), {
      address: 'ada@fabrikam.com',
      name: 'Ada Lovelace',
      company: 'Fabrikam',
      access: 'project-apollo',
      reason: 'joint audit',
      until: '2027-06-30',
      language: 'en',
      delivery: 'both',
    });
    const said = await talk.presses('Continue', { company: '', reason: 'the merger', delivery: 'chat' });
    assert.match(said, /Ada Lovelace, Fabrikam[^]*“the merger”[^]*Here in this chat/);
  });

  it('stands once: a typed answer brings it down, and the earlier one says so', async () => {
    const talk = chat();
    await talk.says('invite Ada Lovelace <ada@fabrikam.com>');
    await talk.says('to Apollo');
    await talk.says('joint audit');
    const cards = talk.cards().map(({ card }) => readAloud(card!));
    assert.deepEqual(cards.slice(0, 2), ['Continued below.', 'Continued below.']);
    assert.equal(talk.cards().filter(({ card }) => buttonsOf(card!).length > 0).length, 1);
  });

  it('becomes the receipt, and is remembered as such before anything is begun', async () => {
    const talk = chat();
    await talk.says(COMPLETE);
    const { id } = talk.last();
    await talk.presses('Send for approval');
    assert.deepEqual(talk.order, ['remember', 'nominate']);
    assert.deepEqual(talk.receipts, [[talk.begun[0]?.id, id]]);
    assert.match(readAloud(talk.last().card!), /^Ada Lovelace → Project Apollo/);
    assert.deepEqual(talk.begun[0], {
      id: talk.begun[0]?.id,
      nominator: talk.begun[0]?.nominator,
      address: 'ada@fabrikam.com',
      name: 'Ada Lovelace',
      company: 'Fabrikam',
      language: 'en',
      offers: policy.offers.slice(0, 1),
      reason: 'joint audit',
      until: new Date('2027-06-30T21:59:59.999Z'),
      zone: 'Europe/Berlin',
      deliveries: ['chat', 'mail'],
    });
  });

  it('of somebody who is a guest already is sent as such', async () => {
    const talk = chat();
    await talk.says('invite bob@fabrikam.com to Apollo until 30 June, joint audit');
    await talk.presses('Send for approval');
    assert.equal(talk.begun[0]?.isGuest, true);
    await talk.says('invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit');
    await talk.presses('Send for approval');
    assert.equal(talk.begun[1]?.isGuest, undefined);
  });

  it('that is sent by a word is the same card too', async () => {
    const talk = chat();
    await talk.says(COMPLETE);
    const { id } = talk.last();
    await talk.says('yes');
    assert.deepEqual(talk.receipts, [[talk.begun[0]?.id, id]]);
    assert.match(readAloud(talk.cards().at(-1)!.card!), /^Ada Lovelace → Project Apollo/);
  });

  it('pressed a second time sends nothing a second time', async () => {
    const talk = chat();
    await talk.says(COMPLETE);
    const { id, card } = talk.last();
    const send = buttonsOf(card!).find(({ title }) => title === 'Send for approval')?.['data'];
    await talk.presses('Send for approval');
    const again = await talk.pressData(send, id);
    assert.equal(again.kind, 'card');
    assert.equal(talk.begun.length, 1);
  });

  it('that is no longer current changes nothing', async () => {
    const talk = chat();
    await talk.says(COMPLETE);
    const { id, card } = talk.last();
    const send = buttonsOf(card!).find(({ title }) => title === 'Send for approval')?.['data'];
    await talk.says('cancel');
    await talk.says('invite Zoe Marsh <zoe@partner.net> to Apollo until 30 June, film');
    const late = await talk.pressData(send, id);
    assert.deepEqual(late, {
      kind: 'message',
      text: 'This card is no longer the current one, so nothing was changed. Use the newest card, or begin again with “invite”.',
    });
    assert.equal(talk.begun.length, 0);
    assert.match(await talk.presses('Send for approval'), /Zoe Marsh/);
  });

  it('survives a restart in the middle', async () => {
    const talk = chat();
    await talk.says('invite Hal Abel <hal@fabrikam.com> to Apollo');
    talk.restarts();
    await talk.says('until 30 June');
    talk.restarts();
    assert.match(
      await talk.presses('Continue', { reason: 'the merger' }),
      /Invite Hal Abel \(Fabrikam\) to Project Apollo\?[^]*Wed 30 June 2027/,
    );
    talk.restarts();
    await talk.presses('Send for approval');
    assert.equal(talk.begun.length, 1);
  });
});
