import type { TokenCredential } from '@azure/identity';
import { compareRoles, rolesIn, type Need } from '../../graph/permissions.js';
import { TIERS, type CredentialsApart, type Tier, type TierApart } from '../../graph/tiers.js';
import type { Policy } from '../../policy/policy.js';
import { broken, fine, notice, sentenceOf, type Finding } from './finding.js';
import { lackingFor, needlessFor } from './wishes.js';

const ABOUT = 'Permissions';
const CONSENT =
  'Entra admin center → App registrations → the one for Graph → API permissions → Application permissions, then grant admin consent.';

/** What does not work without it, where it is not optional. The reasons at length are in docs/permissions.md. */
const WITHOUT: Readonly<Record<string, string>> = {
  'User.Invite.All': 'Nobody can be invited.',
  'User.Read.All': 'Colleagues, managers and guests cannot be told apart, so nobody can be nominated.',
  'GroupMember.Read.All': 'The owners of a group are unknown, so they cannot be asked.',
  'GroupSettings.Read.All':
    'Whether a group keeps guests out is unknown, so teams, sites and Microsoft 365 groups are not offered.',
  'GroupMember.ReadWrite.All': 'Groups and sites are not offered, and what guests were given is not taken back.',
  'TeamMember.ReadWriteNonOwnerRole.All': 'Teams are not offered, and guests leave theirs through the group alone.',
  'Team.ReadBasic.All': 'Guests do not arrive in their team, for its address is unknown.',
  'AppCatalog.Read.All': 'An approver who never met the bot cannot be asked.',
  'TeamsAppInstallation.ReadWriteSelfForUser.All': 'An approver who never met the bot cannot be asked.',
  'User.DeleteRestore.All':
    'A withdrawn invitation leaves its account in the directory, and no guest who was deleted can be brought back.',
};

export type TokenCheck = { readonly signedIn: boolean; readonly findings: Finding[] };

/** Gets a token for Microsoft Graph and compares what it permits with what the bot does, and with what the rules ask of it. */
export const checkToken = async (
  credential: TokenCredential,
  graphBaseUrl: string,
  mode: 'local' | 'teams',
  tiers: readonly Tier[],
  policy?: Policy,
): Promise<TokenCheck> => {
  let token: string | undefined;
  try {
    token = (await credential.getToken(`${graphBaseUrl}/.default`))?.token;
  } catch (error) {
    return { signedIn: false, findings: [refused(sentenceOf(error))] };
  }
  if (token === undefined) return { signedIn: false, findings: [refused('')] };
  const roles = rolesIn(token);
  if (roles === undefined) return { signedIn: true, findings: [unreadable()] };
  return {
    signedIn: true,
    findings: [
      ...compare(roles, tiers, policy),
      ...(policy ? needlessFor(policy, roles) : []),
      ...(mode === 'teams' ? [...mailFence(roles), ...userWriting(roles), ...invitationSettings(roles)] : []),
    ],
  };
};

/** The tiers that the application's own identity holds itself. */
export const tiersHeldBy = (apart: CredentialsApart): readonly Tier[] =>
  TIERS.filter((tier) => tier === 'invite' || !apart[tier]);

/** An identity that holds one tier must be able to do what that takes, and nothing else. */
export const checkApart = async (
  tier: TierApart,
  credential: TokenCredential,
  graphBaseUrl: string,
): Promise<Finding[]> => {
  const client = `${tier.toUpperCase()}_CLIENT_ID`;
  const about = (finding: Finding): Finding => ({ ...finding, about: `${ABOUT} (${tier})` });
  try {
    const token = (await credential.getToken(`${graphBaseUrl}/.default`))?.token;
    if (token === undefined) return [about(refused('', client))];
    const roles = rolesIn(token);
    return (roles ? compare(roles, [tier], undefined) : [unreadable()]).map(about);
  } catch (error) {
    return [about(refused(sentenceOf(error), client))];
  }
};

const unreadable = (): Finding =>
  notice(
    ABOUT,
    'The token for Microsoft Graph could not be read.',
    'Which permissions it carries is unknown.',
    'Compare the registration with docs/permissions.md by hand.',
  );

/** Entra's number says what is wrong; the rest of its text names hosts and ids, and is long. */
const refused = (sentence: string, client = 'AZURE_CLIENT_ID'): Finding => {
  const number = /AADSTS\d+/.exec(sentence)?.[0];
  return broken(
    ABOUT,
    `No token for Microsoft Graph could be had${number ? ` (${number})` : ''}.`,
    client === 'AZURE_CLIENT_ID' ? 'The bot can neither look anybody up nor invite.' : 'What it holds cannot be done.',
    `Check AZURE_TENANT_ID, ${client} and the secret, certificate or managed identity that goes with them.`,
  );
};

const compare = (roles: readonly string[], tiers: readonly Tier[], policy: Policy | undefined): Finding[] => {
  const { present, missing, excess } = compareRoles(roles, tiers);
  return [
    ...(present.length > 0 ? [fine(ABOUT, `Granted and needed: ${[...present].sort().join(', ')}.`)] : []),
    ...missing
      .filter(({ permission }) => permission !== 'Mail.Send')
      .flatMap((need) => (policy && lackingFor(policy, need.permission, CONSENT)) ?? [absence(need)]),
    ...excess.map((role) =>
      notice(
        ABOUT,
        `${role} is more than the bot needs.`,
        'Whoever gets hold of its secret could use it.',
        'Remove it from the registration, unless something else uses that.',
      ),
    ),
  ];
};

const absence = ({ permission, calls, optional }: Need): Finding =>
  optional === undefined
    ? broken(ABOUT, `${permission} is missing.`, WITHOUT[permission] ?? `Not possible: ${calls.join(', ')}.`, CONSENT)
    : notice(ABOUT, `${permission} is not granted, and need not be.`, optional, `If you want it: ${CONSENT}`);

const mailFence = (roles: readonly string[]): Finding[] => [
  roles.includes('Mail.Send')
    ? notice(
        ABOUT,
        'Mail.Send is granted in Entra.',
        'It reaches every mailbox of the company, even where Exchange draws a narrower line.',
        "Grant it by Exchange's RBAC for Applications for MAIL_SENDER alone, and remove the consent in Entra (docs/permissions.md).",
      )
    : notice(
        ABOUT,
        'Mail.Send is not in the token.',
        'That is right where Exchange grants it for one mailbox, which cannot be seen from here; otherwise guests get no mail.',
        'Test-ServicePrincipalAuthorization shows what Exchange grants (docs/permissions.md).',
      ),
];

/** The least that writes sponsors and addresses, and far more than that: it is needed, and still deserves a word. */
const userWriting = (roles: readonly string[]): Finding[] =>
  roles.includes('User.ReadWrite.All')
    ? [
        notice(
          ABOUT,
          'User.ReadWrite.All is granted.',
          'Whoever gets hold of its secret could change any user; the bot writes sponsors of guests with it, gives their accounts other addresses once that is agreed, and nothing else.',
          'Remove it where sponsors in the directory, and changed addresses, are not worth that (docs/permissions.md).',
        ),
      ]
    : [];

/** With this permission the bot looks before every nomination, and says so. */
const invitationSettings = (roles: readonly string[]): Finding[] =>
  roles.includes('Policy.Read.All')
    ? []
    : [
        notice(
          ABOUT,
          'Whether the tenant lets applications invite was not looked at.',
          'Where only certain administrators may invite, Microsoft may refuse the bot too.',
          'Entra admin center → External Identities → External collaboration settings → Guest invite settings.',
        ),
      ];
