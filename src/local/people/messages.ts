import type { Activity } from 'botframework-schema';

/** What stands in a chat or a channel. A card that was edited stands where it stood. */
export type Message = {
  /** Milliseconds since 1970 as a string, like Teams', and in the order of the chat. */
  readonly activityId: string;
  readonly from: 'bot' | 'person';
  readonly text?: string;
  readonly card?: unknown;
  /** Names of files and of attachments that are no cards. */
  readonly attachments?: readonly string[];
  /** What the bot wanted the notification to say when it came. */
  readonly summary?: string;
  /** Of a reply in a channel: the post that it answers. */
  readonly thread?: string;
  /** ISO 8601. */
  readonly at: string;
  readonly editedAt?: string;
  readonly deleted?: true;
  /** By person, until the bot edits the message. */
  readonly views?: Readonly<Record<string, View>>;
};

/** What one person alone sees, since they pressed a button or their client looked: Teams calls it a user-specific view. */
export type View = {
  readonly card?: unknown;
  /** The bot's answer in words to the last button pressed, or why there was none. */
  readonly note?: Note;
};

export type Note = { readonly text: string; readonly at: string; readonly trouble: boolean };

/** A message as one person has it before their eyes. */
export type Seen = Omit<Message, 'views'> & View;

export const seenBy = (personId: string, { views, ...message }: Message): Seen => ({
  ...message,
  ...views?.[personId],
});

/** The message with another view for one person. */
export const withView = (message: Message, personId: string, view: View): Message => ({
  ...message,
  views: { ...message.views, [personId]: view },
});

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
