import { createHash } from 'node:crypto';
import type { Activity, Attachment, ChannelAccount } from 'botframework-schema';
import { DateTime } from 'luxon';
import { BOT_ID } from '../company.js';
import type { Colleague, Somebody } from '../staff.js';

/** The bot as Teams names it to people and to itself. */
const BOT: ChannelAccount = { id: BOT_ID, name: 'Guestlist' };

/** An opaque id like Teams gives, the same on every start, so that a bot's database outlives the local tenant's memory. */
const opaque = (purpose: string, personId: string): string => {
  const name = `${purpose} ${personId}`;
  const known = ids.get(name) ?? createHash('sha256').update(name).digest('base64url');
  ids.set(name, known);
  return known;
};
/** A company of hundreds is searched for the owner of an id at every request. */
const ids = new Map<string, string>();

/** How the bot knows a person: per bot, not the directory's id. */
export const teamsIdOf = (personId: string): string => `29:1${opaque('person', personId)}`;
export const chatIdOf = (personId: string): string => `a:1${opaque('chat', personId)}`;

export type OutgoingActivity = Partial<Activity> & { readonly id: string; readonly type: string };

/** The conversation that an activity comes from, in the two places where Teams says it. */
export type Where = { readonly conversation: object; readonly channelData: object };

/** What stands around every activity that Teams sends. */
export type Surroundings = {
  readonly id: string;
  readonly now: Date;
  readonly serviceUrl: string;
  readonly where: Where;
};

export const accountOf = (person: Somebody): ChannelAccount => ({
  id: teamsIdOf(person.id),
  name: person.name,
  aadObjectId: person.id,
});

const envelope = (person: Colleague, { id, now, serviceUrl, where }: Surroundings) => ({
  id,
  timestamp: now.toISOString(),
  localTimestamp: DateTime.fromJSDate(now, { zone: person.zone }).toISO() ?? now.toISOString(),
  localTimezone: person.zone,
  channelId: 'msteams',
  serviceUrl,
  from: accountOf(person),
  recipient: BOT,
  conversation: where.conversation,
  locale: person.language,
  entities: [
    {
      type: 'clientInfo',
      locale: person.language,
      country: person.language.split('-').at(-1),
      platform: 'Web',
      timezone: person.zone,
    },
  ],
  channelData: where.channelData,
});

/** The wire form: times are strings on the wire, `Date` in the SDK's types. */
const onTheWire = (activity: object): OutgoingActivity => activity as OutgoingActivity;

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign).replaceAll('\n', '<br>');

/** Since 2022 Teams adds what was typed as HTML to every message of a personal chat, undocumented (msteams-docs issue 6040). */
const asHtml = (text: string): Attachment => ({ contentType: 'text/html', content: `<p>${escaped(text)}</p>` });

export const typed = (
  person: Colleague,
  around: Surroundings,
  text: string,
  attachments: readonly Attachment[] = [],
): OutgoingActivity =>
  onTheWire({
    ...envelope(person, around),
    type: 'message',
    textFormat: 'plain',
    text,
    attachments: [...attachments, asHtml(text)],
  });

/** Action.Submit: a message without text, whose value is the button's data and the inputs. */
export const submitted = (
  person: Colleague,
  around: Surroundings,
  card: string,
  value: unknown,
  text?: string,
): OutgoingActivity =>
  onTheWire({
    ...envelope(person, around),
    type: 'message',
    ...(text === undefined ? {} : { text, textFormat: 'plain' }),
    value,
    replyToId: card,
  });

/** Who caused it: a finger, or the client itself when the card came into view. */
export type Trigger = 'manual' | 'automatic';

/** Action.Execute. */
export const executed = (
  person: Colleague,
  around: Surroundings,
  card: string,
  action: { readonly id?: string; readonly verb?: string; readonly data: unknown },
  trigger: Trigger,
): OutgoingActivity =>
  onTheWire({
    ...envelope(person, around),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', ...action }, trigger },
    replyToId: card,
  });

/** The two activities of an installation, in the order Teams sends them. */
export const installed = (person: Colleague, around: () => Surroundings): readonly OutgoingActivity[] => [
  onTheWire({ ...envelope(person, around()), type: 'conversationUpdate', membersAdded: [{ id: BOT_ID }] }),
  onTheWire({ ...envelope(person, around()), type: 'installationUpdate', action: 'add' }),
];

/** Whatever a test wants to send: fields given replace the usual ones, and `null` takes one away. */
export const peculiar = (
  person: Colleague,
  around: Surroundings,
  fields: Readonly<Record<string, unknown>>,
): OutgoingActivity =>
  onTheWire(
    Object.fromEntries(
      Object.entries<unknown>({
        ...envelope(person, around),
        type: 'message',
        textFormat: 'plain',
        text: '',
        ...fields,
      }).filter(([, value]) => value !== null),
    ),
  );
