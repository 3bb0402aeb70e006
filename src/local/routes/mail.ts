import type { Message, Recipient } from '@microsoft/microsoft-graph-types';
import type { Tenant } from '../tenant.js';
import { readMime } from '../mailbox.js';
import { addressesOf, type UserRecord } from '../records.js';
import { objectIn, refuse, type Refusal, type Reply, type Route, type RoutedCall } from './route.js';

/** `sendMail`, in both of its forms: a message as JSON, or whole as base64 MIME under text/plain. */

const ACCEPTED: Reply = { status: 202 };
const NOBODY = refuse(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A member of an object, whose name's case the service does not mind. */
const memberOf = (body: unknown, name: string): unknown =>
  Object.entries(objectIn(body) ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

const addressesIn = (recipients: readonly Recipient[] | null | undefined): readonly string[] =>
  (recipients ?? []).map((recipient) => recipient.emailAddress?.address ?? '').filter((address) => address !== '');

const fromJson = (tenant: Tenant, sender: UserRecord, body: unknown): Reply => {
  const message = objectIn(memberOf(body, 'message')) as Message | undefined;
  if (!message) return refuse(400, 'BadRequest', "The value of the parameter 'message' is empty.");
  const to = [
    ...addressesIn(message.toRecipients),
    ...addressesIn(message.ccRecipients),
    ...addressesIn(message.bccRecipients),
  ];
  if (to.length === 0) return NOBODY;
  const content = message.body?.content ?? '';
  const isHtml = message.body?.contentType?.toLowerCase() === 'html';
  tenant.mailbox.deliver({
    by: 'bot',
    to: to.join(', '),
    from: sender.properties.mail ?? sender.properties.userPrincipalName,
    subject: message.subject ?? '',
    html: isHtml ? content : '',
    text: isHtml ? '' : content,
    headers: Object.fromEntries(
      (message.internetMessageHeaders ?? []).map((header) => [(header.name ?? '').toLowerCase(), header.value ?? '']),
    ),
  });
  return ACCEPTED;
};

const fromMime = async (tenant: Tenant, sender: UserRecord, text: string): Promise<Reply> => {
  const coded = text.replaceAll(/\s/g, '');
  if (!BASE64.test(coded) || coded.length % 4 !== 0)
    return refuse(400, 'ErrorMimeContentInvalidBase64String', 'Invalid base64 string for MIME content.');
  const mail = await readMime(Buffer.from(coded, 'base64'));
  if (!mail) return NOBODY;
  if (!addressesOf(sender).some((own) => own.toLowerCase() === mail.from.toLowerCase()))
    return refuse(
      403,
      'ErrorSendAsDenied',
      'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
    );
  tenant.mailbox.deliver({ by: 'bot', ...mail });
  return ACCEPTED;
};

const fence = (tenant: Tenant, sender: UserRecord): Refusal | undefined => {
  const allowed = tenant.settings().mailboxes;
  const isInside = allowed === null || addressesOf(sender).some((own) => allowed.includes(own));
  return isInside ? undefined : refuse(403, 'ErrorAccessDenied', 'Access to OData is disabled.');
};

export const mailRoutes = (tenant: Tenant): readonly Route[] => [
  {
    method: 'POST',
    path: '/users/:id/sendMail',
    template: '/users/{user-id}/sendMail',
    allow: ['Mail.Send'],
    answer: async ({ params: { id = '' }, headers, body, text }: RoutedCall) => {
      const sender = tenant.directory.user(id);
      if (!sender) return refuse(404, 'ErrorInvalidUser', `The requested user '${id}' is invalid.`);
      const refusal = fence(tenant, sender);
      if (refusal) return refusal;
      return headers['content-type']?.startsWith('text/plain')
        ? fromMime(tenant, sender, text)
        : fromJson(tenant, sender, body);
    },
  },
];
