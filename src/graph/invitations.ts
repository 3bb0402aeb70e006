import type { Invitation } from '@microsoft/microsoft-graph-types';
import type { PersonId } from '../kernel/ids.js';
import type { Refusal } from '../nomination/nomination.js';
import type { InvitationOutcome, InvitationRequest } from '../workflow/ports.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { wireInvitation } from './shapes.js';
import type { Tier } from './tiers.js';

/**
 * One POST, never repeated by itself except after a 429. We send the link ourselves: as an application's, Microsoft's mail
 * loses the personal message, and it is the one guests never find. The language is for Microsoft's own pages.
 */
export const invite = (call: Call, request: InvitationRequest): Promise<InvitationOutcome> =>
  send(call, { ...bodyFor(request), invitedUserSponsors: request.sponsors.map((id) => ({ id })) }, request);

/**
 * Microsoft: the account keeps its id, groups and assignments, and waits for acceptance again. Its page names a permission of
 * its own for this, which the identity that ends stays holds, and which allows the invitation as well. (learn.microsoft.com/graph/api/invitation-post, entra/external-id/reset-redemption-status)
 */
export const resetRedemption = async (
  call: Call,
  guest: PersonId,
  request: InvitationRequest,
): Promise<InvitationOutcome> => {
  try {
    return await send(
      call,
      { ...bodyFor(request), invitedUser: { id: guest }, resetRedemption: true },
      request,
      'stays',
    );
  } catch (error) {
    if (error instanceof GraphError && error.kind === 'not-permitted') throw error.as('not-permitted', RESET_REMEDY);
    throw error;
  }
};

const RESET_REMEDY =
  'To give the account of a guest another address, grant the application User.ReadWrite.All and consent again, or let an administrator do it';

const bodyFor = (request: InvitationRequest) =>
  ({
    invitedUserEmailAddress: request.address,
    invitedUserDisplayName: request.displayName,
    invitedUserType: 'Guest',
    inviteRedirectUrl: request.landing,
    sendInvitationMessage: false,
    invitedUserMessageInfo: { messageLanguage: request.language === 'en' ? 'en-US' : request.language },
  }) satisfies Invitation;

const send = async (
  call: Call,
  body: Invitation,
  { sponsors }: Pick<InvitationRequest, 'sponsors'>,
  tier?: Tier,
): Promise<InvitationOutcome> => {
  try {
    const { invitedUser, inviteRedeemUrl } = await call(
      'POST /invitations',
      { body, ...(tier && { tier }) },
      wireInvitation,
    );
    return { outcome: 'invited', guestId: invitedUser.id, redeemLink: inviteRedeemUrl };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.says(CLOSED)) throw error.as('invitations-closed', CLOSED_REMEDY);
    const kind = refusalIn(error, sponsors);
    if (!kind) throw error;
    return { outcome: 'refused', refusal: { kind, text: error.text } };
  }
};

const CLOSED = /invitations? (are |is )?not allowed for your (company|organi[sz]ation)/i;
const CLOSED_REMEDY =
  'Allow guests to be invited under External Identities, External collaboration settings, Guest invite settings';

/**
 * Microsoft's sentences, by what they mean for us; the codes do not tell them apart. For a blocked domain and a taken
 * proxy address no sentence is documented, so these two are looked for by their words.
 */
const SENTENCES: readonly (readonly [RegExp, Refusal['kind']])[] = [
  [/cross-tenant access|Cross Cloud Worker/i, 'cross-tenant'],
  [/already exists in the directory as object ?ID/i, 'colleague'],
  [/verified domain of this directory/i, 'colleague'],
  [/domain.*(not (be )?allowed|block|den(y|ied)|polic|allow ?list)|(block|deny|allow) ?list/i, 'domain-blocked'],
  [/proxy ?address/i, 'address-refused'],
  [/(e-?mail ?address|invitedUserEmailAddress).*(invalid|not (a )?valid|character|format)/i, 'address-refused'],
  [/(invalid|not a valid).*(e-?mail ?address|invitedUserEmailAddress)/i, 'address-refused'],
];

/**
 * Undefined where asking again may help: a refused token, a missing permission, a failure at Microsoft. A refusal ends the
 * nomination and all that was agreed with it, where a wait that is in vain costs a withdrawal; so a 404 or 409 that does
 * not say what is wrong passes: one part of the directory has not heard of another, or two writers met, and the next try
 * looks first and finds what the other one made.
 */
const refusalIn = (error: GraphError, sponsors: readonly PersonId[]): Refusal['kind'] | undefined => {
  const { status } = error;
  if (status === 'no answer' || status >= 500 || status === 429) return undefined;
  const found = SENTENCES.find(([sentence]) => error.says(sentence))?.[1];
  if (found) return found;
  // The only ones named in the request who can be gone: a sponsor has left.
  if (status === 404 && sponsors.some((sponsor) => error.says(new RegExp(sponsor, 'i')))) return 'other';
  return status === 400 || status === 422 ? 'other' : undefined;
};
