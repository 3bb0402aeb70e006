import assert from 'node:assert/strict';
import PostalMime, { type Email } from 'postal-mime';
import { guestAddress } from '../../src/kernel/address.js';
import { personId } from '../../src/kernel/ids.js';
import { composeMime, type Message } from '../../src/mail/mime.js';
import { createPost } from '../../src/mail/send.js';
import { DirectoryTrouble, type ApproverMail, type GuestMail, type StayMail } from '../../src/workflow/ports.js';

const message: Message = {
  from: { name: 'Contoso', address: 'guestlist@contoso.com' },
  to: { name: 'Ada Lovelace', address: 'ada@fabrikam.com' },
  replyTo: { name: 'Sue Park', address: 'sue@contoso.com' },
  subject: 'Sue Park (Contoso) invites you to Project Apollo',
  html: '<p>Hello Ada,</p><p><a href="https://login.microsoftonline.com/redeem">Accept</a></p>',
  text: 'Hello Ada,\n\nhttps://login.microsoftonline.com/redeem\n',
  language: 'en',
  messageKey: 'nomination-1.0',
};

const parsed = async (changes: Partial<Message> = {}): Promise<Email> =>
  PostalMime.parse(Buffer.from(await composeMime({ ...message, ...changes }), 'base64'));
const header = (mail: Email, name: string): string | undefined => mail.headers.find(({ key }) => key === name)?.value;

describe('a mail to a guest', () => {
  it('is HTML with a plain alternative, from the company, to be answered to the nominator', async () => {
    const mail = await parsed();
    assert.deepEqual(mail.from, { name: 'Contoso', address: 'guestlist@contoso.com' });
    assert.deepEqual(mail.to, [{ name: 'Ada Lovelace', address: 'ada@fabrikam.com' }]);
    assert.deepEqual(mail.replyTo, [{ name: 'Sue Park', address: 'sue@contoso.com' }]);
    assert.equal(mail.subject, message.subject);
    assert.match(header(mail, 'content-type') ?? '', /^multipart\/alternative/);
    assert.match(mail.html ?? '', /href="https:\/\/login\.microsoftonline\.com\/redeem"/);
    assert.match(mail.text ?? '', /^Hello Ada,/);
    assert.equal(header(mail, 'auto-submitted'), 'auto-generated');
    assert.equal(header(mail, 'content-language'), 'en');
  });

  it('has the same Message-ID when it is sent a second time, and another for another message', async () => {
    const [first, second, other] = [await parsed(), await parsed(), await parsed({ messageKey: 'nomination-1.1' })];
    assert.equal(first.messageId, second.messageId);
    assert.notEqual(first.messageId, other.messageId);
    assert.match(first.messageId ?? '', /^<[0-9a-f]{32}@contoso\.com>$/);
  });

  it('carries every script', async () => {
    const mail = await parsed({
      subject: '林薇（Contoso）邀请您加入“阿波罗项目”',
      to: { name: '阿达·洛芙莱斯', address: 'ada@fabrikam.com' },
      text: '您好，🙂',
      language: 'zh-CN',
    });
    assert.equal(mail.subject, '林薇（Contoso）邀请您加入“阿波罗项目”');
    assert.equal(mail.to?.[0]?.name, '阿达·洛芙莱斯');
    assert.equal(mail.text?.trim(), '您好，🙂');
  });

  const slipped = 'Ada\r\nBcc: everybody@contoso.com\r\n\r\n<b>hello</b>';
  it('takes no header from what people typed', async () => {
    const mail = await parsed({
      subject: slipped,
      from: { name: slipped, address: 'guestlist@contoso.com' },
      to: { name: slipped, address: 'ada@fabrikam.com' },
      replyTo: { name: slipped, address: 'sue@contoso.com' },
      language: 'en\r\nBcc: everybody@contoso.com',
      messageKey: slipped,
    });
    assert.equal(mail.bcc, undefined);
    assert.equal(mail.to?.length, 1);
    assert.equal(mail.replyTo?.length, 1);
    assert.ok(mail.headers.every(({ key }) => key !== 'bcc'));
    assert.equal(mail.subject, 'Ada Bcc: everybody@contoso.com <b>hello</b>');
    assert.equal(header(mail, 'content-language'), 'en');
    assert.match(mail.html ?? '', /Hello Ada/);
  });

  it('lets no name turn the line around it', async () => {
    const mail = await parsed({ to: { name: 'Ada \u202eecalevoL\u202c', address: 'ada@fabrikam.com' } });
    assert.equal(mail.to?.[0]?.name, 'Ada ecalevoL');
  });

  for (const address of [
    'ada@fabrikam.com, eve@partner.net',
    'ada@fabrikam.com\r\nBcc: eve@partner.net',
    'Ada <ada@fabrikam.com>',
    'ada',
    '',
  ])
    it(`goes to one address: not to ${JSON.stringify(address)}`, async () => {
      await assert.rejects(composeMime({ ...message, to: { name: 'Ada', address } }), /no e-mail address/);
    });
});

describe('posting', () => {
  const mail: GuestMail = {
    to: guestAddress.parse('ada@fabrikam.com'),
    guestName: 'Ada Lovelace',
    nominator: {
      id: personId.parse('11111111-0000-4000-8000-000000000001'),
      name: 'Sue Park',
      address: 'sue@contoso.com',
    },
    accessNames: ['Project Apollo'],
    reason: 'joint audit',
    until: new Date('2027-06-30T21:59:59Z'),
    zone: 'Europe/Berlin',
    approvers: ['Oskar Lind'],
    redeemLink: 'https://login.microsoftonline.com/redeem',
    language: 'en',
    messageKey: 'nomination-1.0',
  };
  const post = (sent: { sender: string; mime: string }[], sender = 'guestlist@contoso.com', trouble?: Error) =>
    createPost({
      sender,
      company: () => 'Contoso',
      layout: ({ guestName, reason }) => ({ subject: `For ${guestName}`, html: `<p>${reason}</p>`, text: reason }),
      layoutForApprover: ({ to }) => ({ subject: `For ${to.name}`, html: '<p>waits</p>', text: 'waits' }),
      layoutForStay: ({ about }) => ({ subject: about, html: '<p>stay</p>', text: 'stay' }),
      sendMime: (from, mime) => {
        if (trouble) return Promise.reject(trouble);
        sent.push({ sender: from, mime });
        return Promise.resolve('accepted');
      },
    });
  const oskar = {
    id: personId.parse('11111111-0000-4000-8000-000000000002'),
    name: 'Oskar Lind',
    address: 'oskar@contoso.com',
  };
  const { nominator, until, zone } = mail;
  const asking: ApproverMail = {
    to: oskar,
    language: 'en',
    zone,
    nominator,
    guestName: 'Ada Lovelace',
    guestAddress: mail.to,
    accessNames: ['Project Apollo'],
    until,
    dueAt: until,
    messageKey: 'nomination-1.ask.oskar',
  };

  it('lays out, wraps and hands over', async () => {
    const sent: { sender: string; mime: string }[] = [];
    assert.equal(await post(sent).send(mail), 'accepted');
    const [one] = sent;
    assert.equal(one?.sender, 'guestlist@contoso.com');
    const received = await PostalMime.parse(Buffer.from(one.mime, 'base64'));
    assert.equal(received.subject, 'For Ada Lovelace');
    assert.equal(received.replyTo?.[0]?.address, 'sue@contoso.com');
  });

  it('goes without an answering address where the nominator has none', async () => {
    const sent: { sender: string; mime: string }[] = [];
    await post(sent).send({ ...mail, nominator: { ...mail.nominator, address: '' } });
    assert.equal((await PostalMime.parse(Buffer.from(sent[0]?.mime ?? '', 'base64'))).replyTo, undefined);
  });

  it('asks an approver, with the nominator to answer to', async () => {
    const sent: { sender: string; mime: string }[] = [];
    assert.equal(await post(sent).ask(asking), 'accepted');
    const received = await PostalMime.parse(Buffer.from(sent[0]?.mime ?? '', 'base64'));
    assert.equal(received.subject, 'For Oskar Lind');
    assert.equal(received.to?.[0]?.address, 'oskar@contoso.com');
    assert.equal(received.replyTo?.[0]?.address, 'sue@contoso.com');
  });

  it('cannot ask where there is nobody to write from, or no address to write to', async () => {
    const sent: { sender: string; mime: string }[] = [];
    assert.equal(await post(sent, '').ask(asking), 'impossible');
    assert.equal(await post(sent).ask({ ...asking, to: { ...oskar, address: '' } }), 'impossible');
    const forbidden = new DirectoryTrouble('not-permitted', 'Mail.Send', { lasting: 'refused' });
    assert.equal(await post(sent, undefined, forbidden).ask(asking), 'impossible');
    assert.deepEqual(sent, []);
    for (const kind of ['throttled', 'not-permitted'] as const)
      await assert.rejects(post(sent, undefined, new DirectoryTrouble(kind, 'slow down, or no token')).ask(asking));
  });

  describe('to a guest during their stay', () => {
    const about: StayMail = {
      about: 'ended',
      to: 'ada@fabrikam.com',
      guestName: 'Ada Lovelace',
      sponsor: nominator,
      language: 'en',
      zone,
      messageKey: 'guest-1.ended.7',
      end: { why: 'over', until },
      accessNames: [],
      account: { is: 'gone' },
    };

    it('is answered by whoever answers for them, where somebody does', async () => {
      const sent: { sender: string; mime: string }[] = [];
      assert.equal(await post(sent).sendStay(about), 'accepted');
      assert.equal(await post(sent).sendStay({ ...about, end: { why: 'no-sponsor' } }), 'accepted');
      const leaving = { ...about, about: 'ending', until, account: 'disabled', unanswered: true } as const;
      assert.equal(await post(sent).sendStay(leaving), 'accepted');
      const received = await Promise.all(sent.map(({ mime }) => PostalMime.parse(Buffer.from(mime, 'base64'))));
      assert.deepEqual(
        received.map(({ subject, to, replyTo }) => [subject, to?.[0]?.address, replyTo?.[0]?.address]),
        [
          ['ended', 'ada@fabrikam.com', 'sue@contoso.com'],
          ['ended', 'ada@fabrikam.com', undefined],
          ['ending', 'ada@fabrikam.com', undefined],
        ],
      );
    });

    it('does not go out where there is nobody to write from, or no address to write to', async () => {
      const sent: { sender: string; mime: string }[] = [];
      assert.equal(await post(sent, '').sendStay(about), 'refused');
      assert.equal(await post(sent).sendStay({ ...about, to: 'ada' }), 'refused');
      assert.deepEqual(sent, []);
    });
  });
});
