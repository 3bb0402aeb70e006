import type { Person } from '../kernel/people.js';
import { isDenied, type ApproverMail, type GuestMail, type Post, type StayMail } from '../workflow/ports.js';
import { composeMime, isAddress, type Message } from './mime.js';

/** What a mail says, finished. */
type Written = Pick<Message, 'subject' | 'html' | 'text'>;

export type PostNeeds = {
  /** Hands base64 MIME to the sender's mailbox; graph/ has it. */
  readonly sendMime: (sender: string, mimeBase64: string) => Promise<'accepted' | 'refused'>;
  /** The mailbox that writes: MAIL_SENDER. */
  readonly sender: string;
  /** The company's name; it stands as the sender's. */
  readonly company: () => string;
  readonly layout: (mail: GuestMail) => Written;
  readonly layoutForApprover: (mail: ApproverMail) => Written;
  readonly layoutForStay: (mail: StayMail) => Written;
};

/** Mail from the company, to be answered to the employee it is about: to guests, and to approvers who cannot be reached in Teams. */
export const createPost = ({
  sendMime,
  sender,
  company,
  layout,
  layoutForApprover,
  layoutForStay,
}: PostNeeds): Post => {
  const from = () => ({ name: company(), address: sender });
  return {
    send: async (mail) =>
      sendMime(
        sender,
        await composeMime({
          from: from(),
          to: { name: mail.guestName, address: mail.to },
          ...answersTo(mail.nominator),
          language: mail.language,
          messageKey: mail.messageKey,
          ...layout(mail),
        }),
      ),

    ask: async (mail) => {
      const { name, address } = mail.to;
      if (!isAddress(sender) || !isAddress(address)) return 'impossible';
      const message = {
        from: from(),
        to: { name, address },
        ...answersTo(mail.nominator),
        language: mail.language,
        messageKey: mail.messageKey,
        ...layoutForApprover(mail),
      };
      return sendMime(sender, await composeMime(message)).catch(impossibleWherePermissionLacks);
    },

    sendStay: async (mail) => {
      if (!isAddress(sender) || !isAddress(mail.to)) return 'refused';
      const message = {
        from: from(),
        to: { name: mail.guestName, address: mail.to },
        // Whoever answers for nobody any more may have left.
        ...(isAnsweredFor(mail) && answersTo(mail.sponsor)),
        language: mail.language,
        messageKey: mail.messageKey,
        ...layoutForStay(mail),
      };
      return sendMime(sender, await composeMime(message));
    },
  };
};

/** A sender that may not be used is none: whoever asks goes on to somebody else, and does not try for days. */
const impossibleWherePermissionLacks = (error: unknown): 'impossible' => {
  if (isDenied(error)) return 'impossible';
  throw error;
};

const answersTo = ({ name, address }: Person): Pick<Message, 'replyTo'> =>
  isAddress(address) ? { replyTo: { name, address } } : {};

const isAnsweredFor = (mail: StayMail): boolean =>
  !(mail.about === 'ended' && mail.end.why === 'no-sponsor') && !(mail.about === 'ending' && mail.unanswered);
