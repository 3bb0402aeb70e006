import assert from 'node:assert/strict';
import { heardByDraft } from '../../dialogs/answers.js';
import type { NominateState } from '../../dialogs/draft.js';
import { hintsOf, surroundingsOf } from '../../dialogs/surroundings.js';
import { understand, type Understood } from '../../dialogs/understand.js';
import { NOW, sue, workflowWith } from './workflow.js';

const around = surroundingsOf(
  { person: sue, reader: { locale: 'en', zone: 'Europe/Berlin' } },
  workflowWith().workflow,
  NOW,
);
const hints = hintsOf(around);

/** What was understood, in one line: `ada@fabrikam.com "Ada" (Fabrikam) > access | until | reason`, where something was said. */
const inShort = (understood: Understood): string => {
  switch (understood.command) {
    case 'invite': {
      const { guests, name, company, access, until, reason, sponsor, backup, language, delivery } = understood;
      const whom = guests.map((guest) =>
        [guest.address, guest.name && `"${guest.name}"`, guest.company && `(${guest.company})`]
          .filter(Boolean)
          .join(' '),
      );
      const parts = { name, company, to: access, until, why: reason, sponsor, backup, language, delivery };
      const said = Object.entries(parts).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
      return ['invite', whom.join(' + '), ...said].filter(Boolean).join(' | ');
    }
    case 'withdraw':
      return understood.which ? `withdraw ${understood.which}` : 'withdraw';
    case 'language':
      return understood.to ? `language ${understood.to}` : 'language';
    case 'unknown':
      return understood.suggestion ? `unknown, ${understood.suggestion}?` : 'unknown';
    default:
      return understood.command;
  }
};

const ADA = 'invite | ada@fabrikam.com';
const WHOLE = `${ADA} | to: Apollo | until: 30 June | why: the joint audit`;

const TABLE: readonly (readonly [line: string, expected: string])[] = [
  // a name before <…> is one, whatever it is made of
  ['invite demo user7 <ada@fabrikam.com> to Apollo', 'invite | ada@fabrikam.com "demo user7" | to: Apollo'],
  ['invite "Lovelace, Ada" <ada@fabrikam.com> to Apollo', 'invite | ada@fabrikam.com "Ada Lovelace" | to: Apollo'],
  ['invite R2-D2 <r2@fabrikam.com>, 3PO <c@fabrikam.com>', 'invite | r2@fabrikam.com "R2-D2" + c@fabrikam.com "3PO"'],
  ['invite <ada@fabrikam.com> to Apollo', 'invite | ada@fabrikam.com | to: Apollo'],
  ['thank you!', 'thanks'],
  ['谢谢', 'thanks'],

  // one message, in every order
  ['invite ada@fabrikam.com to Apollo until 30 June because of the joint audit', WHOLE],
  [
    'invite ada@fabrikam.com until 30 June to Apollo because of the joint audit',
    `${ADA} | to: Apollo | until: 30 June | why: the joint audit`,
  ],
  ['invite ada@fabrikam.com because of the joint audit to Apollo until 30 June', WHOLE],
  ['invite ada@fabrikam.com because of the joint audit until 30 June to Apollo', WHOLE],
  ['invite to Apollo until 30 June because of the joint audit ada@fabrikam.com', WHOLE],
  [
    'invite ada@fabrikam.com to apollo until 30 june, joint audit',
    `${ADA} | to: apollo | until: 30 june | why: joint audit`,
  ],
  [
    'invite ada@fabrikam.com apollo 30 june quarterly figures',
    `${ADA} | to: apollo | until: 30 june | why: quarterly figures`,
  ],
  [
    'invite ada@fabrikam.com to the Apollo team until end of June, figures',
    `${ADA} | to: the Apollo team | until: end of June | why: figures`,
  ],
  [
    'invite ada@fabrikam.com to Apollo until June 30, 2027, joint audit',
    `${ADA} | to: Apollo | until: June 30, 2027 | why: joint audit`,
  ],
  [
    'invite ada@fabrikam.com to Apollo for 3 months for the joint audit',
    `${ADA} | to: Apollo | until: 3 months | why: the joint audit`,
  ],
  ['invite ada@fabrikam.com for Apollo by 30 June', `${ADA} | to: Apollo | until: 30 June`],
  ['invite ada@fabrikam.com to Apollo to 30 June', `${ADA} | to: Apollo | until: 30 June`],
  ['INVITE ADA@Fabrikam.com TO apollo UNTIL 30 JUNE', 'invite | ADA@Fabrikam.com | to: apollo | until: 30 JUNE'],
  ['please invite ada@fabrikam.com to Apollo, thanks', `${ADA} | to: Apollo`],
  ['Can you invite ada@fabrikam.com to Apollo please', `${ADA} | to: Apollo`],
  ['add ada@fabrikam.com to Apollo', `${ADA} | to: Apollo`],
  ['ada@fabrikam.com to Apollo', `${ADA} | to: Apollo`],
  ['ada@fabrikam.com', ADA],
  ['invite', 'invite'],
  ['invite to Apollo until 30 June', 'invite | to: Apollo | until: 30 June'],
  // a reason keeps its words
  [
    'invite ada@fabrikam.com to Apollo because we have to move to Azure',
    `${ADA} | to: Apollo | why: we have to move to Azure`,
  ],
  [
    'invite ada@fabrikam.com to Apollo because we migrate to Vendor Portal',
    `${ADA} | to: Apollo | why: we migrate to Vendor Portal`,
  ],
  [
    'invite ada@fabrikam.com to Apollo because she stays until the music stops',
    `${ADA} | to: Apollo | why: she stays until the music stops`,
  ],
  [
    'invite ada@fabrikam.com to Apollo because of work for the board by Bob',
    `${ADA} | to: Apollo | why: work for the board by Bob`,
  ],
  [
    'invite ada@fabrikam.com to Apollo because bob@fabrikam.com asked',
    `${ADA} | to: Apollo | why: bob@fabrikam.com asked`,
  ],
  [
    'invite ada@fabrikam.com to Apollo until 30 June 2027 because of the audit, to be led by her',
    `${ADA} | to: Apollo | until: 30 June 2027 | why: the audit, to be led by her`,
  ],
  // names and companies
  [
    'invite Ada Lovelace <ada@fabrikam.com> (Fabrikam) to Apollo',
    'invite | ada@fabrikam.com "Ada Lovelace" (Fabrikam) | to: Apollo',
  ],
  ['invite Ada Lovelace ada@fabrikam.com to Apollo', 'invite | ada@fabrikam.com "Ada Lovelace" | to: Apollo'],
  ['invite ada@fabrikam.com Ada Lovelace to Apollo', 'invite | ada@fabrikam.com "Ada Lovelace" | to: Apollo'],
  ['invite ada@fabrikam.com (Fabrikam Inc.) to Apollo', 'invite | ada@fabrikam.com (Fabrikam Inc.) | to: Apollo'],
  ['invite ada@fabrikam.com from Fabrikam Inc to Apollo', 'invite | ada@fabrikam.com (Fabrikam Inc) | to: Apollo'],
  ['invite Ada Lovelace to Apollo', 'invite | name: Ada Lovelace | to: Apollo'],
  [
    'invite ada@fabrikam.com, name: Ada Lovelace, company: Fabrikam Ltd',
    'invite | ada@fabrikam.com | name: Ada Lovelace | company: Fabrikam Ltd',
  ],
  ['invite ada@fabrikam.com to Apollo in Chinese by mail', `${ADA} | to: Apollo | language: Chinese | delivery: mail`],
  // colleagues who answer for the guest
  [
    'invite ada@fabrikam.com to Apollo, sponsor oskar@contoso.com, backup: Mia Berg',
    `${ADA} | to: Apollo | sponsor: oskar@contoso.com | backup: Mia Berg`,
  ],
  [
    'invite sponsor oskar@contoso.com ada@fabrikam.com to Apollo until 30 June because of the audit',
    `${ADA} | to: Apollo | until: 30 June | why: the audit | sponsor: oskar@contoso.com`,
  ],
  [
    'invite ada@fabrikam.com to Apollo because of the audit, sponsored by Oskar Lind, backup sponsor mia@contoso.com',
    `${ADA} | to: Apollo | why: the audit | sponsor: Oskar Lind | backup: mia@contoso.com`,
  ],
  [
    'invite ada@fabrikam.com to Apollo because our sponsor asked for a backup of the data',
    `${ADA} | to: Apollo | why: our sponsor asked for a backup of the data`,
  ],
  [
    '邀请 ada@fabrikam.com 加入 Apollo，担保人：oskar@contoso.com，后备负责人是李雷，因为审计',
    `${ADA} | to: Apollo | why: 审计 | sponsor: oskar@contoso.com | backup: 李雷`,
  ],
  // several
  [
    'invite ada@fabrikam.com and bob@fabrikam.com to Apollo',
    'invite | ada@fabrikam.com + bob@fabrikam.com | to: Apollo',
  ],
  [
    'invite ada@fabrikam.com, bob@fabrikam.com; eve@partner.net to Apollo',
    'invite | ada@fabrikam.com + bob@fabrikam.com + eve@partner.net | to: Apollo',
  ],
  [
    'invite Ada Lovelace <ada@fabrikam.com> (Fabrikam) and Bob Stone <bob@partner.net> (Partner) to Apollo',
    'invite | ada@fabrikam.com "Ada Lovelace" (Fabrikam) + bob@partner.net "Bob Stone" (Partner) | to: Apollo',
  ],
  [
    'invite ada@fabrikam.com to Apollo and Vendor Portal until 30 June',
    `${ADA} | to: Apollo & Vendor Portal | until: 30 June`,
  ],
  [
    'invite ada@fabrikam.com to Apollo, Vendor Portal and Joint Audit until 30 June',
    `${ADA} | to: Apollo & Vendor Portal & Joint Audit | until: 30 June`,
  ],
  [
    'invite ada@fabrikam.com to Apollo, Vendor Portal until 30 June, invoices',
    `${ADA} | to: Apollo & Vendor Portal | until: 30 June | why: invoices`,
  ],
  ['invite ada@fabrikam.com to Apollo, Joint Audit', `${ADA} | to: Apollo | why: Joint Audit`],
  ['invite ada@fabrikam.com to Apollo and Atlantis', `${ADA} | to: Apollo & Atlantis`],
  ['invite ada@fabrikam.com to Apollo and we need her soon', `${ADA} | to: Apollo | why: and we need her soon`],
  // addresses that are none, kept for the question about them
  ['invite ada.fabrikam.com to Apollo', 'invite | ada.fabrikam.com | to: Apollo'],
  ['invite ada@ to Apollo', 'invite | ada@ | to: Apollo'],
  ['invite dan+apollo@partner.net to Apollo', 'invite | dan+apollo@partner.net | to: Apollo'],
  ["invite o'brien@partner.net to Apollo", "invite | o'brien@partner.net | to: Apollo"],
  ['invite [ada@fabrikam.com](mailto:ada@fabrikam.com) to Apollo', `${ADA} | to: Apollo`],
  ['<at>Guestlist</at> invite ada@fabrikam.com', ADA],
  // what is unknown or wrong is kept
  [
    'invite ada@fabrikam.com to Atlantis until midsummer because of x',
    `${ADA} | to: Atlantis | until: midsummer | why: x`,
  ],
  ['invite ada@fabrikam.com to Apollo until 03/04/2028', `${ADA} | to: Apollo | until: 03/04/2028`],
  // Chinese
  ['邀请 ada@fabrikam.com 到 Apollo 至 6月30日 因为联合审计', `${ADA} | to: Apollo | until: 6月30日 | why: 联合审计`],
  ['邀请ada@fabrikam.com到Apollo至6月30日因为联合审计', `${ADA} | to: Apollo | until: 6月30日 | why: 联合审计`],
  [
    '请邀请 林达 <ada@fabrikam.com>（法布里卡姆）加入 Apollo，有效期至2027年6月30日，原因：审计',
    'invite | ada@fabrikam.com "林达" (法布里卡姆) | to: Apollo | until: 2027年6月30日 | why: 审计',
  ],
  [
    '邀请 ada@fabrikam.com 因为要到现场审计 到 Apollo 到6月30日',
    `${ADA} | to: Apollo | until: 6月30日 | why: 要到现场审计`,
  ],
  [
    '邀请 ada@fabrikam.com 和 bob@fabrikam.com 加入阿波罗，为期三个月，用于审计',
    'invite | ada@fabrikam.com + bob@fabrikam.com | to: 阿波罗 | until: 三个月 | why: 审计',
  ],
  ['帮我邀请 ada@fabrikam.com', ADA],
  ['邀请', 'invite'],
  // the other commands
  ['help', 'help'],
  ['Help!', 'help'],
  ['?', 'help'],
  ['帮助', 'help'],
  ['status', 'status'],
  ['状态', 'status'],
  ['withdraw', 'withdraw'],
  ['withdraw ada@fabrikam.com', 'withdraw ada@fabrikam.com'],
  ['撤回 林达', 'withdraw 林达'],
  ['cancel', 'cancel'],
  ['取消', 'cancel'],
  ['language', 'language'],
  ['language zh', 'language zh'],
  ['语言 英文', 'language 英文'],
  ['yes', 'send'],
  ['Send', 'send'],
  ['发送', 'send'],
  ['no', 'no'],
  ['change', 'change'],
  ['', 'nothing'],
  ['🎉🎉', 'nothing'],
  ['<at>Guestlist</at> ', 'nothing'],
  // slips
  ['invte ada', 'unknown, invite?'],
  ['stauts', 'unknown, status?'],
  ['withdrwa', 'unknown, withdraw?'],
  ['邀清 ada@fabrikam.com', 'unknown, 邀请?'],
  ['we should get ada@fabrikam.com on board', 'unknown, invite?'],
  ['what is the weather like', 'unknown'],
];

describe('a typed line', () => {
  for (const [line, expected] of TABLE) {
    it(`“${line}”`, () => assert.equal(inShort(understand(line, hints)), expected));
  }

  it('of 20,000 characters is not read', () => {
    assert.deepEqual(understand(`invite ada@fabrikam.com ${'very '.repeat(4000)}`, hints), {
      command: 'too-long',
      length: 20_024,
    });
  });

  it('of a quarter of a million characters is not read by an open draft either', () => {
    const state = { draft: { id: '1' }, ways: ['access', 'resend'] } as unknown as NominateState;
    const line = `resend ${'.'.repeat(250_000)}x`;
    const started = process.cpuUsage();
    assert.equal(heardByDraft(line, state, around), undefined);
    const { user, system } = process.cpuUsage(started);
    assert.ok(user + system < 1_000_000, `it took ${(user + system) / 1000} ms`);
  });

  it('is read in a moment, whatever it is made of', () => {
    for (const piece of [
      'a@',
      'to ',
      'until ',
      '到至因为',
      'a.b.',
      '((',
      '@@@@',
      '1/2/3',
      'because to until for ',
      '\u202e',
      '🎉',
      '[a](mailto:',
      '<at>',
      '!',
      '。',
      ', ',
      '_',
      '- ',
    ])
      for (const line of ['invite ', 'remind ', 'stop guests of x', ''].map(
        (before) => `${before}${piece.repeat(Math.floor(1900 / piece.length))}x`,
      )) {
        // Of the processor, not of the clock: what else the machine does is no matter.
        const started = process.cpuUsage();
        understand(line, hints);
        const { user, system } = process.cpuUsage(started);
        assert.ok(user + system < 1_000_000, `${line.slice(0, 20)} took ${(user + system) / 1000} ms`);
      }
  });
});
