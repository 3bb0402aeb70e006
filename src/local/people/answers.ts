import { z } from 'zod';
import type { Delivered } from './delivery.js';

/** What the bot's HTTP answer means to the person who pressed or typed. */
export type Effect =
  | { readonly show: 'card'; readonly card: unknown }
  | { readonly show: 'note'; readonly text: string; readonly trouble: boolean }
  | { readonly show: 'nothing' };

const invokeAnswer = z.discriminatedUnion('type', [
  z.looseObject({
    statusCode: z.number(),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.unknown(),
  }),
  z.looseObject({
    statusCode: z.number(),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
  z.looseObject({
    statusCode: z.number(),
    type: z.literal('application/vnd.microsoft.error'),
    value: z.looseObject({ message: z.string().optional(), code: z.string().optional() }),
  }),
]);

const trouble = (text: string): Effect => ({ show: 'note', text, trouble: true });

/** Nothing came back that could be read; undefined where something did. */
const silence = (delivered: Delivered): Effect | undefined => {
  if (delivered.outcome === 'unreachable') return trouble('The bot cannot be reached. Is it running?');
  if (delivered.outcome === 'late')
    return trouble('The bot took longer than 15 seconds. Teams would show an error here.');
  if (delivered.status >= 400)
    return trouble(`The bot answered ${delivered.status}. Teams would say that something went wrong.`);
  return undefined;
};

export const effectOfMessage = (delivered: Delivered): Effect => silence(delivered) ?? { show: 'nothing' };

/** Teams asks for HTTP 200 with the outcome inside the body, and shows an error for anything else. */
export const effectOfInvoke = (delivered: Delivered): Effect => {
  const silent = silence(delivered);
  if (silent || delivered.outcome !== 'answered') return silent ?? { show: 'nothing' };
  if (delivered.body === undefined) return { show: 'nothing' };
  const answer = invokeAnswer.safeParse(delivered.body);
  if (!answer.success) return trouble('The bot answered in a form that Teams does not understand.');
  switch (answer.data.type) {
    case 'application/vnd.microsoft.card.adaptive':
      return { show: 'card', card: answer.data.value };
    case 'application/vnd.microsoft.activity.message':
      return { show: 'note', text: answer.data.value, trouble: false };
    case 'application/vnd.microsoft.error':
      return trouble(answer.data.value.message ?? answer.data.value.code ?? 'The bot reported an error without words.');
  }
};
