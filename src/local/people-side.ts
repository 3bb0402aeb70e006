import { z } from 'zod';
import type { Hindrance, Said } from './chats.js';
import type { Answer, LocalServer } from './edge.js';
import { introductions } from './people/introductions.js';
import type { Looked, Pressed } from './people/clients.js';
import type { Delivered } from './people/delivery.js';
import type { LocalTeams } from './teams.js';
import { colleagueIn } from './staff.js';
import type { Tenant } from './tenant.js';

/** The people's hands: what the pages and the tests do in somebody's name. Refusals are `{error: {code, message}}`. */

const saying = z.strictObject({
  as: z.string(),
  text: z.string(),
  attachments: z.array(z.looseObject({ contentType: z.string() })).optional(),
});
const pressing = z.strictObject({
  as: z.string(),
  activityId: z.string(),
  title: z.string().optional(),
  verb: z.string().optional(),
  id: z.string().optional(),
  data: z.unknown().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
});
/** `anew`: as if a minute had passed since they looked last. */
const looking = z.strictObject({ as: z.string(), activityId: z.string(), anew: z.boolean().optional() });
const sending = z.looseObject({ as: z.string() });

const refusal = (status: number, code: string, message: string, more: object = {}): Answer => ({
  status,
  body: { error: { code, message }, ...more },
});

const misread = (error: z.ZodError): Answer =>
  refusal(
    400,
    'BadRequest',
    error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; '),
  );

const hindered = (hindrance: Hindrance): Answer =>
  hindrance === 'unknown-person'
    ? refusal(404, 'UnknownPerson', 'Nobody in the company has this id.')
    : refusal(
        403,
        'Unreachable',
        'The app cannot be installed for this person; POST /_local/settings {"unreachable":[]} lets it.',
      );

/** The bot's answer over HTTP, or why there was none. */
const outcomeOf = (delivered: Delivered): object =>
  delivered.outcome === 'answered'
    ? { status: delivered.status, ...('body' in delivered ? { body: delivered.body } : {}), times: delivered.times }
    : { status: delivered.outcome === 'late' ? 504 : 502, trouble: delivered.outcome, times: delivered.times };

const saidAnswer = (said: Said | Hindrance): Answer =>
  typeof said === 'string'
    ? hindered(said)
    : { status: 200, body: { activityId: said.activityId, ...outcomeOf(said.delivered) } };

const pressedAnswer = (pressed: Pressed | Hindrance): Answer => {
  if (typeof pressed === 'string') return hindered(pressed);
  switch (pressed.outcome) {
    case 'sent':
      return { status: 200, body: outcomeOf(pressed.delivered) };
    case 'link':
      return { status: 200, body: { url: pressed.url } };
    case 'no-card':
      return refusal(404, 'NoCard', 'No card stands under this activity.');
    case 'no-button':
      return refusal(404, 'NoButton', 'This card has no such button.', { titles: pressed.titles });
    case 'unfit':
      return refusal(400, 'UnfitInputs', pressed.problems.join('; '), { problems: pressed.problems });
  }
};

const lookedAnswer = (looked: Looked | Hindrance): Answer => {
  if (looked === 'no-message') return refusal(404, 'NoMessage', 'This person sees no message of this id.');
  if (looked === 'gone') return { status: 200, body: { asked: false } };
  if (typeof looked === 'string') return hindered(looked);
  return { status: 200, body: { message: looked.seen, asked: looked.asked } };
};

export const mountPeopleSide = (server: LocalServer, tenant: Tenant, teams: LocalTeams): void => {
  const { chats, channels } = teams;
  server.on('POST', '/_local/say', async ({ body }) => {
    const read = saying.safeParse(body);
    if (!read.success) return misread(read.error);
    const { as, text, attachments = [] } = read.data;
    return saidAnswer(await chats.say(as, text, attachments));
  });

  server.on('POST', '/_local/press', async ({ body }) => {
    const read = pressing.safeParse(body);
    if (!read.success) return misread(read.error);
    const { as, ...press } = read.data;
    return pressedAnswer(await teams.press(as, press));
  });

  server.on('POST', '/_local/look', async ({ body }) => {
    const read = looking.safeParse(body);
    if (!read.success) return misread(read.error);
    const { as, ...look } = read.data;
    return lookedAnswer(await teams.look(as, look));
  });

  server.on('POST', '/_local/activity', async ({ body }) => {
    const read = sending.safeParse(body);
    if (!read.success) return misread(read.error);
    const { as, ...fields } = read.data;
    return saidAnswer(await chats.send(as, fields));
  });

  server.on('GET', '/_local/people', () => ({
    status: 200,
    body: introductions(tenant).map((person) => ({ ...person, installed: chats.isInstalled(person.id) })),
  }));

  server.on('GET', '/_local/chats/:personId', ({ params }) => {
    const person = colleagueIn(tenant.directory, params['personId'] ?? '');
    if (!person) return hindered('unknown-person');
    return {
      status: 200,
      body: {
        chatId: chats.chatIdOf(person.id),
        installed: chats.isInstalled(person.id),
        messages: chats.messages(person.id),
      },
    };
  });

  server.on('GET', '/_local/chats/:personId/channels/:channelId', ({ params: { personId = '', channelId = '' } }) => {
    const channel = channels.of(personId).find(({ id }) => id === channelId);
    if (!channel) return refusal(404, 'NoChannel', 'This person sees no channel of this id.');
    const { id, name, team } = channel;
    return {
      status: 200,
      body: {
        id,
        name,
        team: team.properties.displayName,
        installed: channels.isInstalled(team.properties.id),
        messages: channels.messages(id, personId),
      },
    };
  });

  server.on('GET', '/_local/mail', () => ({ status: 200, body: tenant.mailbox.mails() }));
  server.on('GET', '/_local/events', () => ({ status: 200, stream: (send) => tenant.events.subscribe(send) }));
};
