import type { AutomaticRepliesSetting, DateTimeTimeZone, MailboxSettings } from '@microsoft/microsoft-graph-types';
import type { AutomaticReplies, UserRecord } from '../records.js';
import type { Tenant } from '../tenant.js';
import { entityReply, type Entity, type Shape } from './query.js';
import { isRefusal, refuse, type Reply, type Route, type RoutedCall } from './route.js';

/** What a mailbox says of its owner: of all its settings, whether automatic replies are on. */

const SETTINGS: Shape = {
  type: 'microsoft.graph.mailboxSettings',
  properties: ['archiveFolder', 'automaticRepliesSetting', 'language', 'timeZone', 'userPurpose'],
};

/** As Exchange writes a moment: without an offset, to seven places, and the zone beside it. */
const moment = (at: string): DateTimeTimeZone => ({ dateTime: `${at.slice(0, 19)}.0000000`, timeZone: 'UTC' });

/** Where no times are set, Exchange has some all the same; they count only under `scheduled`. */
const replies = (on: AutomaticReplies | undefined, now: Date): AutomaticRepliesSetting => ({
  status: on?.status ?? 'disabled',
  externalAudience: 'all',
  internalReplyMessage: on ? 'I am away.' : '',
  externalReplyMessage: on ? 'I am away.' : '',
  scheduledStartDateTime: moment(on?.status === 'scheduled' ? on.from : now.toISOString()),
  scheduledEndDateTime: moment(on?.status === 'scheduled' ? on.until : now.toISOString()),
});

const settingsOf = ({ automaticReplies, inTeams }: UserRecord, now: Date): Entity =>
  ({
    archiveFolder: null,
    automaticRepliesSetting: replies(automaticReplies, now),
    language: { locale: inTeams?.language ?? 'en-US', displayName: null },
    timeZone: 'UTC',
    userPurpose: 'user',
  }) satisfies MailboxSettings;

export const mailboxSettingsRoutes = ({ directory, clock }: Tenant): readonly Route[] => {
  const read = (call: RoutedCall): Reply => {
    const { id = '' } = call.params;
    const record = directory.user(id);
    if (!record) return refuse(404, 'ErrorInvalidUser', `The requested user '${id}' is invalid.`);
    if (record.properties.userType === 'Guest')
      return refuse(
        404,
        'MailboxNotEnabledForRESTAPI',
        'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
      );
    const reply = entityReply(call, 'mailboxSettings', SETTINGS, settingsOf(record, clock.now()));
    if (isRefusal(reply)) return reply;
    const context = `https://graph.microsoft.com/v1.0/$metadata#users('${record.properties.id}')/mailboxSettings`;
    return { ...reply, body: { ...reply.body, '@odata.context': context } };
  };
  return [
    {
      method: 'GET',
      path: '/users/:id/mailboxSettings',
      template: '/users/{user-id}/mailboxSettings',
      allow: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
      answer: read,
    },
  ];
};
