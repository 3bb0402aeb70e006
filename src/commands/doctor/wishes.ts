import type { Policy } from '../../policy/policy.js';
import { sourcesIn } from './approvers.js';
import { notice, type Finding } from './finding.js';

const ABOUT = 'Permissions';

/** What the rules in force say of a permission that is not in the token; undefined where they do not need it. */
export const lackingFor = (policy: Policy, permission: string, consent: string): Finding[] | undefined => {
  switch (permission) {
    case 'MailboxSettings.Read':
      // Exchange may have granted it, which no token shows: whether it works is tried (out-of-office.ts).
      return policy.approvers.outOfOffice ? [] : undefined;
    case 'TeamsAppInstallation.ReadWriteSelfForTeam.All':
      return sourcesIn(policy).some(({ from }) => from === 'channel') ? [noWayIntoTeams(consent)] : undefined;
    default:
      return undefined;
  }
};

const noWayIntoTeams = (consent: string): Finding =>
  notice(
    ABOUT,
    'TeamsAppInstallation.ReadWriteSelfForTeam.All is not granted, and the rules ask a channel.',
    'Where the app was not put into that team by hand, nobody is asked there; stages go on to whoever comes next, or end.',
    `Add the app to the team in Teams, or: ${consent}`,
  );

/** A permission over employees that the rules in force make no use of. */
export const needlessFor = (policy: Policy, roles: readonly string[]): Finding[] =>
  roles.includes('MailboxSettings.Read') && !policy.approvers.outOfOffice
    ? [
        notice(
          ABOUT,
          'MailboxSettings.Read is granted, and the rules do not look for automatic replies.',
          'It shows the mailbox settings of every employee to whoever gets hold of its secret.',
          'Remove it from the registration, or say outOfOffice: yes in the policy file.',
        ),
      ]
    : [];
