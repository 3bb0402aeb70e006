import type { Picture } from './picture.js';

const page = 'docs/mail.md';

/** Of the previews, by their names, those that belong to a stay; a picture is called `mail-NAME`. */
const CAPTIONS = {
  invitation: 'The invitation: who invites Ada, to what, why, until when, the button and the host it opens',
  nudge: 'The reminder: the same, and how to say no',
  'nudge-renewed': 'The reminder that somebody had sent again, with a new link',
  ending: 'The end before it comes: the last day, what ends then, whom to ask',
  'ending-account-stays': 'The same of a guest whose account was there before',
  'ended-on-its-day': 'The end: what was taken away, when the account is deleted, whom to ask',
  'ended-not-needed': 'The end because the sponsor said so',
  'ended-nobody-answers': 'The end because nobody answers for the guest any more',
  'ended-account-stays': 'The end of a guest whose account was there before',
  sponsor: 'A new sponsor: who answers for the stay now, in place of whom',
} as const;

export type MailPicture = Picture & { readonly preview: string };

export const MAIL_PICTURES: readonly MailPicture[] = Object.entries(CAPTIONS).map(([preview, caption]) => ({
  name: `mail-${preview}`,
  preview,
  page,
  caption,
}));
