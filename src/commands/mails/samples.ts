import { guestAddress } from '../../kernel/address.js';
import { DAY, later } from '../../kernel/clock.js';
import { personId } from '../../kernel/ids.js';
import type { Locale, Person } from '../../kernel/people.js';
import type { Policy } from '../../policy/policy.js';
import type { ApproverMail, GuestMail, StayMail } from '../../workflow/ports.js';

/** Ada from Fabrikam, invited by Sue to Project Apollo, and what she and Oskar get by mail from then on. */
export const samples = (
  { company, zone }: Pick<Policy, 'company' | 'zone'>,
  language: Locale,
  now: Date,
): {
  readonly invitation: GuestMail;
  readonly approval: ApproverMail;
  readonly stays: Readonly<Record<string, StayMail>>;
} => {
  const [sue, oskar] = [employee(1, 'Sue Park', 'sue', company), employee(2, 'Oskar Lind', 'oskar', company)];
  const [until, removeAt] = [later(now, 56 * DAY), later(now, 86 * DAY)];
  const accessNames = ['Project Apollo'];
  const all = { language, zone, messageKey: 'preview' };
  const invitation: GuestMail = {
    ...all,
    to: guestAddress.parse('ada@fabrikam.com'),
    guestName: 'Ada Lovelace',
    nominator: sue,
    accessNames,
    reason: REASON[language],
    until,
    approvers: [oskar.name],
    redeemLink: 'https://login.microsoftonline.com/redeem?rd=preview',
  };
  const { to, guestName } = invitation;
  const stay = { ...all, to, guestName, sponsor: sue };
  const ended = { ...stay, about: 'ended', accessNames, account: { is: 'disabled', removeAt } } as const;
  return {
    invitation,
    stays: {
      nudge: { ...invitation, about: 'nudge', sponsor: sue, invitedAt: later(now, -3 * DAY) },
      'nudge-renewed': { ...invitation, about: 'nudge', sponsor: sue, invitedAt: later(now, -7 * DAY), renewed: true },
      ending: { ...stay, about: 'ending', until, accessNames, account: 'disabled' },
      'ending-nobody-answers': {
        ...stay,
        about: 'ending',
        until,
        accessNames,
        account: 'disabled',
        unanswered: true,
      },
      'ending-account-stays': { ...stay, about: 'ending', until, accessNames, account: 'stays' },
      'ended-on-its-day': { ...ended, end: { why: 'over', until } },
      'ended-not-needed': { ...ended, end: { why: 'not-needed', by: sue } },
      'ended-nobody-answers': { ...ended, end: { why: 'no-sponsor' } },
      'ended-account-stays': { ...ended, end: { why: 'over', until }, account: { is: 'stays' } },
      sponsor: { ...stay, about: 'sponsor', sponsor: oskar, former: sue },
      'sponsor-end-is-off': { ...stay, about: 'sponsor', sponsor: oskar, former: sue, endIsOff: true },
    },
    approval: {
      ...all,
      to: oskar,
      nominator: sue,
      guestName,
      guestAddress: to,
      accessNames,
      until,
      dueAt: later(now, 3 * DAY),
    },
  };
};

const REASON: Readonly<Record<Locale, string>> = { en: 'joint audit', 'zh-CN': '联合审计' };

/** At the domain that answers for the guests' data, so that the preview looks like the company's own. */
const employee = (n: number, name: string, mailbox: string, { contact }: Policy['company']): Person => ({
  id: personId.parse(`11111111-0000-4000-8000-00000000000${n}`),
  name,
  address: `${mailbox}@${contact.split('@').at(-1) ?? contact}`,
});
