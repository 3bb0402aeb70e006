import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';

export type Named = { readonly name: string; readonly address: string };

/** One message, finished: what it says is layout's, what it is wrapped in is ours. */
export type Message = {
  readonly from: Named;
  readonly to: Named;
  readonly replyTo?: Named;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  /** The same message has the same key, so that a second copy can be told from a second message. */
  readonly messageKey: string;
};

/**
 * The message as MIME, base64 in one line, as Graph's sendMail takes it: plain text first, HTML as the alternative.
 * Names and subject are cleared of line breaks, control and bidirectional characters, so that no header can be slipped in
 * and no name can turn the line around it.
 */
export const composeMime = async (message: Message): Promise<string> => {
  const composer = new MailComposer({
    from: named(message.from),
    to: named(message.to),
    ...(message.replyTo && { replyTo: named(message.replyTo) }),
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    messageId: messageIdOf(message),
    headers: {
      // RFC 3834, and Exchange's own word for it: no out-of-office replies to a message that nobody typed.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': /^[A-Za-z-]{2,20}$/.test(message.language) ? message.language : 'en',
    },
    // The text holds what people typed: nothing in it may make the composer open a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return (await composer.compile().build()).toString('base64');
};

const UNSEEN = /[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

const oneLine = (text: string): string => text.replace(UNSEEN, ' ').replace(/ {2,}/g, ' ').trim();

/** One address and no more: nothing that a second could hide behind. */
export const isAddress = (text: string): boolean => /^[^\s,;:<>"()@]+@[^\s,;:<>"()@]+$/.test(text);

/** What is no address is refused, not repaired. */
const named = ({ name, address }: Named): Named => {
  if (!isAddress(address)) throw new Error('This is no e-mail address to write to or from.');
  return { name: oneLine(name), address };
};

/** Hashed, so that whatever the key is made of, the header is well-formed and says nothing. */
const messageIdOf = ({ messageKey, from }: Message): string =>
  `<${createHash('sha256').update(messageKey).digest('hex').slice(0, 32)}@${from.address.split('@').at(-1) ?? 'localhost'}>`;
