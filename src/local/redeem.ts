import type { Answer, LocalServer } from './edge.js';
import { COMPANY_NAME } from './company.js';
import { panel } from './pages/answers.js';
import { html } from './pages/html.js';
import type { Tenant } from './tenant.js';

/** The page behind a redeem link, where a guest says yes to the company's directory. */

const gone = (): Answer =>
  panel(
    410,
    'This invitation is over',
    html`<h1>This invitation is over</h1>
      <p>It was withdrawn, or ${COMPANY_NAME} no longer takes guests from this domain. Nothing was changed.</p>
      <p>Whoever sent you the link can invite you again.</p>`,
  );

const unknown = (): Answer =>
  panel(
    404,
    'No such invitation',
    html`<h1>We know no such invitation</h1>
      <p>
        The link may have lost its end on the way. Copy the whole address from the message, up to the last character.
      </p>
      <p>If the local tenant was reset since, its links went with it: ask for a new invitation.</p>`,
  );

const asks = (guest: { readonly name: string; readonly address: string }, action: string): Answer =>
  panel(
    200,
    `Permission requested by ${COMPANY_NAME}`,
    html`<p class="who">${guest.address}</p>
      <h1>Permission requested by:</h1>
      <p class="organisation">
        <span class="mark" aria-hidden="true">${COMPANY_NAME.slice(0, 1)}</span> ${COMPANY_NAME}
      </p>
      <p>${COMPANY_NAME} would like to:</p>
      <ul class="grants">
        <li>
          <strong>read your name and address</strong><span>Your name, e-mail address and photo, to recognise you.</span>
        </li>
        <li>
          <strong>sign you in</strong><span>You use your own account; ${COMPANY_NAME} never sees your password.</span>
        </li>
        <li>
          <strong>keep a record of your activity here</strong
          ><span>What you do in ${COMPANY_NAME}’s own apps and groups.</span>
        </li>
      </ul>
      <p class="small">
        ${guest.name}, accept only if you trust ${COMPANY_NAME}. You can leave the organisation at any time.
      </p>
      <form method="post" action="${action}" class="choices">
        <a class="button" href="${action}&amp;answer=cancel">Cancel</a>
        <button class="button primary">Accept</button>
      </form>`,
  );

const cancelled = (action: string): Answer =>
  panel(
    200,
    'You did not accept',
    html`<h1>You did not accept</h1>
      <p>Nothing was changed. The invitation stays open, and the link goes on working.</p>
      <p class="choices"><a class="button" href="${action}">Back to the invitation</a></p>`,
  );

export const mountRedeem = (server: LocalServer, tenant: Tenant): void => {
  const guestOf = (ticket: string) => {
    const invitation = tenant.directory.invitation(ticket);
    if (!invitation) return 'unknown';
    const user = tenant.directory.user(invitation.userId);
    return user ? { name: user.properties.displayName, ...invitation } : 'gone';
  };

  server.on('GET', '/redeem', ({ query }) => {
    const ticket = query.get('ticket') ?? '';
    const guest = guestOf(ticket);
    if (guest === 'unknown') return unknown();
    if (guest === 'gone') return gone();
    const action = `/redeem?ticket=${encodeURIComponent(ticket)}`;
    return query.get('answer') === 'cancel' ? cancelled(action) : asks(guest, action);
  });

  server.on('POST', '/redeem', ({ query }) => {
    const ticket = query.get('ticket') ?? '';
    const guest = guestOf(ticket);
    const outcome = tenant.redeem(ticket);
    if (outcome === 'unknown' || guest === 'unknown') return unknown();
    if (outcome === 'gone' || guest === 'gone') return gone();
    return { status: 303, headers: { location: guest.redirectUrl } };
  });
};
