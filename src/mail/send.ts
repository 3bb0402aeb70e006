import type { GuestMail, Post } from '../workflow/ports.js';
import { composeMime, isAddress } from './mime.js';

export type PostNeeds = {
  /** Hands base64 MIME to the sender's mailbox; graph/ has it. */
  readonly sendMime: (sender: string, mimeBase64: string) => Promise<'accepted' | 'refused'>;
  /** The mailbox that writes: MAIL_SENDER. */
  readonly sender: string;
  /** The company's name; it stands as the sender's. */
  readonly company: () => string;
  readonly layout: (mail: GuestMail) => { readonly subject: string; readonly html: string; readonly text: string };
};

/** Mail to guests: from the company, to be answered to the employee who invites them. */
export const createPost = ({ sendMime, sender, company, layout }: PostNeeds): Post => ({
  send: async (mail) =>
    sendMime(
      sender,
      await composeMime({
        from: { name: company(), address: sender },
        to: { name: mail.guestName, address: mail.to },
        ...(isAddress(mail.nominator.address) && {
          replyTo: { name: mail.nominator.name, address: mail.nominator.address },
        }),
        language: mail.language,
        messageKey: mail.messageKey,
        ...layout(mail),
      }),
    ),
});
