import { isLiveGuest, isMove, needsInvitation, type Row } from '../scene.js';

/** What the two tenants' settings say against it, or nearly. */

/**
 * `adminsAndGuestInviters` is no refusal: whether it binds an application that may invite everybody is not settled, and
 * Microsoft's own answer is told to people when it comes.
 */
const invitationsClosed: Row = (scene) => {
  const { allowInvitesFrom } = scene.survey;
  return needsInvitation(scene) && allowInvitesFrom.known && allowInvitesFrom.value === 'none'
    ? { answer: 'refuse', finding: 'invitations-closed', setting: 'none' }
    : undefined;
};

/** A stay can be shortened, and somebody made to answer for it, whether or not the guest gets in. */
const crossTenant: Row = ({ ask, survey: { inbound, homeTenant } }) => {
  if ((ask.purpose && !isMove(ask)) || !inbound.known || inbound.value === 'open') return undefined;
  const tenant = homeTenant.known && homeTenant.value ? { tenant: homeTenant.value.name } : {};
  return inbound.value === 'blocked'
    ? { answer: 'refuse', finding: 'cross-tenant-blocked', ...tenant }
    : { answer: 'warn', finding: 'cross-tenant-partly', ...tenant };
};

/** Of a guest who is in, all that a contact can hinder is over. */
const contact: Row = ({ held, survey: { isContact } }) =>
  isContact.known && isContact.value && !isLiveGuest(held) ? { answer: 'warn', finding: 'contact' } : undefined;

export const TENANT_ROWS: readonly Row[] = [invitationsClosed, crossTenant, contact];
