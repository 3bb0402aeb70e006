import type { Tenant } from '../tenant.js';
import { domainOf, type UserRecord } from '../records.js';
import { idInReference } from './references.js';
import {
  isRefusal,
  MISSING_PERMISSION,
  notFound,
  objectIn,
  refuse,
  stringIn,
  type Refusal,
  type Reply,
  type Route,
  type RoutedCall,
} from './route.js';
import { COMPANY_NAME } from '../company.js';

/** Inviting, with Microsoft's refusals. Where its text is not known, ours says what the documentation says. */

const PROPERTIES = [
  'id',
  'invitedUserDisplayName',
  'invitedUserEmailAddress',
  'invitedUserMessageInfo',
  'invitedUserType',
  'inviteRedeemUrl',
  'inviteRedirectUrl',
  'resetRedemption',
  'sendInvitationMessage',
  'status',
  'invitedUser',
  'invitedUserSponsors',
];

const REFUSED_CHARACTERS = /[~!#$%^&*()+=[\]{}\\/|;:'"<>?,\s]/;
const ADDRESS = /^[^@]+@[^@.]+(\.[^@.]+)+$/;
const MOST_SPONSORS = 5;
/** Microsoft's page on invitations names these for resetting, and less for inviting. */
const RESETTING = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];

const wrong = (message: string): Refusal => refuse(400, 'BadRequest', message);

type Wish = {
  readonly address: string;
  readonly displayName: string;
  readonly userType: 'Member' | 'Guest';
  readonly redirectUrl: string;
  readonly sponsorIds: readonly string[];
  readonly messageInfo: Readonly<Record<string, unknown>>;
  readonly givenName: string | undefined;
  readonly sends: boolean;
  /** The account whose redemption is reset. */
  readonly resets: string | undefined;
};

const sponsorsIn = (value: unknown): readonly string[] | undefined => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return undefined;
  const ids = value.map(
    (one: unknown) => stringIn(objectIn(one)?.['id']) ?? idInReference(objectIn(one)?.['@odata.id']),
  );
  return ids.every((id) => id !== undefined) ? ids : undefined;
};

const isAbsolute = (url: string): boolean => URL.canParse(url) && /^https?:/.test(url);

/** The request, understood; or what is wrong with it. */
const read = (body: unknown): Wish | Refusal => {
  const wish = objectIn(body);
  if (!wish) return wrong('Empty Payload. JSON content expected.');
  const unknown = Object.keys(wish).find((name) => !name.includes('@') && !PROPERTIES.includes(name));
  if (unknown !== undefined)
    return wrong(
      `The property '${unknown}' does not exist on type 'microsoft.graph.invitation'. Make sure to only use property names that are defined by the type.`,
    );
  const address = stringIn(wish['invitedUserEmailAddress']);
  const redirectUrl = stringIn(wish['inviteRedirectUrl']);
  if (address === undefined) return wrong('Required property invitedUserEmailAddress is missing.');
  if (redirectUrl === undefined || !isAbsolute(redirectUrl))
    return wrong('Required property inviteRedirectUrl is missing or is no absolute URL.');
  if (!ADDRESS.test(address) || REFUSED_CHARACTERS.test(address))
    return wrong('The invited user email address contains characters that are not allowed, or is no address.');
  const userType = wish['invitedUserType'] ?? 'Guest';
  if (userType !== 'Guest' && userType !== 'Member')
    return wrong('The value of invitedUserType must be Guest or Member.');
  const resets = wish['resetRedemption'] === true ? stringIn(objectIn(wish['invitedUser'])?.['id']) : undefined;
  if (wish['resetRedemption'] === true && resets === undefined)
    return wrong('To reset the redemption status, the id of invitedUser is required.');
  const sponsorIds = sponsorsIn(wish['invitedUserSponsors']);
  if (!sponsorIds || sponsorIds.length > MOST_SPONSORS)
    return wrong(`invitedUserSponsors must name at most ${MOST_SPONSORS} directory objects by id.`);
  const messageInfo = objectIn(wish['invitedUserMessageInfo']) ?? {};
  const copies = messageInfo['ccRecipients'];
  if (Array.isArray(copies) && copies.length > 1) return wrong('At most one cc recipient is allowed.');
  const givenName = stringIn(wish['invitedUserDisplayName']);
  const displayName = givenName ?? address.slice(0, address.indexOf('@'));
  return {
    address,
    displayName,
    givenName,
    userType,
    redirectUrl,
    sponsorIds,
    messageInfo,
    sends: wish['sendInvitationMessage'] === true,
    resets,
  };
};

const closed = (tenant: Tenant): boolean => {
  const { allowInvitesFrom, administratorsOnlyBindsApplications, roles } = tenant.settings();
  if (allowInvitesFrom === 'none') return true;
  return (
    allowInvitesFrom === 'adminsAndGuestInviters' &&
    (administratorsOnlyBindsApplications || !roles.includes('User.Invite.All'))
  );
};

/** Why the directory cannot have this guest. */
const hindrance = (tenant: Tenant, { address, resets }: Wish): Refusal | undefined => {
  const { directory } = tenant;
  const holders = directory.holders(address).filter(({ properties }) => properties.id !== resets);
  const internal = holders.find(({ properties }) => properties.creationType !== 'Invitation');
  const isOwn = (record: UserRecord): boolean =>
    [record.properties.mail, record.properties.userPrincipalName].some(
      (own) => own?.toLowerCase() === address.toLowerCase(),
    );
  if (internal && (isOwn(internal) || internal.properties.otherMails?.includes(address))) {
    const { id, accountEnabled } = internal.properties;
    const known = `The invited user already exists in the directory as object ID: ${id}`;
    const use = 'they can use that account to sign in to shared apps and resources.';
    return wrong(
      accountEnabled
        ? `${known}. They can use that account to sign in to shared apps and resources.`
        : `${known}, but the account is blocked from signing in. If the account is unblocked, ${use}`,
    );
  }
  if (directory.domains.includes(domainOf(address)))
    return wrong("The domain of the invited user's email address is a verified domain of this directory.");
  if (directory.inboundFor(address) === 'blocked')
    return wrong(
      "This invitation is blocked by cross-tenant access settings. Admins in both your organization and the invited user's organization must configure cross-tenant access settings to allow the invitation.",
    );
  // Somebody else's account, a guest's too, keeps its address.
  if (
    internal ||
    (resets !== undefined && holders.length > 0) ||
    holders.some((record) => !isOwn(record) && !record.properties.otherMails?.includes(address))
  )
    return wrong('Another object with the same value for property proxyAddresses already exists.');
  if (tenant.settings().blockedDomains.includes(domainOf(address)))
    return wrong(
      "Invitations to the domain of the invited user's email address are blocked by the policy of this directory.",
    );
  return undefined;
};

const sendMicrosoftsMail = (tenant: Tenant, wish: Wish, link: string): void => {
  // Microsoft drops the custom message when an application invites; so does this.
  const text = `${COMPANY_NAME} invited you to access applications within their organization. Accept invitation: ${link}`;
  tenant.mailbox.deliver({
    by: 'microsoft',
    to: wish.address,
    from: 'invites@microsoft.com',
    subject: `${COMPANY_NAME} invited you to access applications within their organization`,
    text,
    html: '',
    headers: {},
  });
};

const invite = (tenant: Tenant, { body, granted }: RoutedCall): Reply => {
  if (closed(tenant))
    return refuse(
      403,
      'Forbidden',
      'Guest invitations not allowed for your company. Contact your company administrator for more details.',
    );
  const wish = read(body);
  if (isRefusal(wish)) return wish;
  if (wish.resets !== undefined && !RESETTING.some((role) => granted.includes(role))) return MISSING_PERMISSION;
  const refusal = hindrance(tenant, wish);
  if (refusal) return refusal;
  const stranger = wish.sponsorIds.find((id) => !tenant.directory.user(id) && !tenant.directory.group(id));
  if (stranger !== undefined) return notFound(stranger);
  const link = { ...wish, messageSent: wish.sends };
  const issued =
    wish.resets === undefined ? tenant.directory.invite(link) : tenant.directory.readdress(wish.resets, link);
  if (!issued) return notFound(wish.resets ?? '');
  const { user, ticket } = issued;
  const inviteRedeemUrl = `${tenant.url}/redeem?ticket=${ticket}`;
  if (wish.sends) sendMicrosoftsMail(tenant, wish, inviteRedeemUrl);
  return {
    status: 201,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#invitations/$entity',
      id: ticket,
      inviteRedeemUrl,
      invitedUserDisplayName: wish.givenName ?? null,
      invitedUserType: wish.userType,
      invitedUserEmailAddress: wish.address,
      sendInvitationMessage: wish.sends,
      resetRedemption: wish.resets !== undefined,
      inviteRedirectUrl: wish.redirectUrl,
      status: user.properties.externalUserState === 'Accepted' ? 'Completed' : 'PendingAcceptance',
      invitedUserMessageInfo: {
        messageLanguage: stringIn(wish.messageInfo['messageLanguage']) ?? null,
        customizedMessageBody: stringIn(wish.messageInfo['customizedMessageBody']) ?? null,
        // Microsoft answers one empty recipient where none was given.
        ccRecipients: wish.messageInfo['ccRecipients'] ?? [{ emailAddress: { name: null, address: null } }],
      },
      invitedUser: { id: user.properties.id },
    },
  };
};

export const invitationRoutes = (tenant: Tenant): readonly Route[] => [
  {
    method: 'POST',
    path: '/invitations',
    template: '/invitations',
    allow: ['User.Invite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
    writes: true,
    answer: (call) => invite(tenant, call),
  },
];
