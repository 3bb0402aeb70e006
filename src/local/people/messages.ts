import type { Activity } from 'botframework-schema';

/** What stands in a chat. A card that was edited stands where it stood. */
export type Message = {
  /** Milliseconds since 1970 as a string, like Teams', and in the order of the chat. */
  readonly activityId: string;
  readonly from: 'bot' | 'person';
  readonly text?: string;
  readonly card?: unknown;
  /** Names of files and of attachments that are no cards. */
  readonly attachments?: readonly string[];
  /** What the bot wants a notification to say. */
  readonly summary?: string;
  /** ISO 8601. */
  readonly at: string;
  readonly editedAt?: string;
  readonly deleted?: true;
  /** The bot's answer in words to the last button pressed on it, or why there was none; only this person sees it. */
  readonly note?: Note;
};

export type Note = { readonly text: string; readonly at: string; readonly trouble: boolean };

export type Content = Pick<Message, 'text' | 'card' | 'attachments' | 'summary'>;

const CARD = 'application/vnd.microsoft.card.adaptive';

/** What a bot's activity shows: Teams makes one message of the text, and one of each card. */
export const contentsOf = (activity: Partial<Activity>): readonly Content[] => {
  const text = activity.text ?? '';
  const summary = activity.summary ? { summary: activity.summary } : {};
  const attachments = activity.attachments ?? [];
  const others = attachments.filter((attachment) => attachment.contentType !== CARD);
  return [
    ...(text === '' ? [] : [{ ...summary, text }]),
    ...attachments
      .filter((attachment) => attachment.contentType === CARD)
      .map((attachment) => ({ ...summary, card: attachment.content as unknown })),
    ...(others.length === 0
      ? []
      : [{ ...summary, attachments: others.map(({ name, contentType }) => name ?? contentType) }]),
  ];
};

/** What a person sends along: files by name. The HTML form of what was typed is no file. */
export const filesOf = (activity: Partial<Activity>): readonly string[] =>
  (activity.attachments ?? []).flatMap(({ name, contentType }) =>
    contentType === 'text/html' ? [] : [name ?? contentType],
  );
