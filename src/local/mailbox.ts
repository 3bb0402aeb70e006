import PostalMime from 'postal-mime';
import type { Clock } from '../kernel/clock.js';

/** A mail as the mailbox page and the tests see it. */
export type Mail = {
  readonly id: string;
  /** Addresses, with `, ` between them where there are several; copies included. */
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Names in lower case; the last one of a name counts. */
  readonly headers: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly at: string;
  /** Whose mail this is: the bot's through sendMail, or Microsoft's own invitation mail. */
  readonly by: 'bot' | 'microsoft';
};

/** The mail of everybody, inside and outside: what left the tenant lands here and nowhere else. Keeps the last 1,000. */
export type Mailbox = {
  mails(): readonly Mail[];
  /** `to` of every mail since the tenant's first day, the ones that are kept no more included. */
  reached(): readonly string[];
  deliver(mail: Omit<Mail, 'id' | 'at'>): Mail;
  restore(mails: readonly Mail[]): void;
};

const KEPT = 1000;

export const createMailbox = (options: { readonly clock: Clock; readonly arrived: () => void }): Mailbox => {
  let mails: readonly Mail[] = [];
  let last = 0;
  const reached: string[] = [];
  return {
    mails: () => mails,
    reached: () => reached,
    deliver: (mail) => {
      const delivered = { ...mail, id: String(++last), at: options.clock.now().toISOString() };
      mails = [...mails, delivered].slice(-KEPT);
      reached.push(mail.to);
      options.arrived();
      return delivered;
    },
    restore: (kept) => {
      mails = kept;
      reached.splice(0, reached.length, ...kept.map(({ to }) => to));
      last = Math.max(0, ...kept.map((mail) => Number(mail.id)));
    },
  };
};

const addressesIn = (
  lists: readonly (
    readonly { address?: string | undefined; group?: readonly { address?: string }[] | undefined }[] | undefined
  )[],
): string[] =>
  lists
    .flatMap((list) => list ?? [])
    .flatMap((entry) => entry.group?.map((member) => member.address ?? '') ?? [entry.address ?? ''])
    .filter((address) => address !== '');

/** Reads a MIME message as a mail program would. Undefined where it names no sender or nobody to send it to. */
export const readMime = async (message: Buffer): Promise<Omit<Mail, 'id' | 'at' | 'by'> | undefined> => {
  const mail = await PostalMime.parse(message);
  const to = addressesIn([mail.to, mail.cc, mail.bcc]);
  if (!mail.from?.address || to.length === 0) return undefined;
  return {
    to: to.join(', '),
    from: mail.from.address,
    subject: mail.subject ?? '',
    html: mail.html ?? '',
    text: mail.text ?? '',
    headers: Object.fromEntries(mail.headers.map((header) => [header.key, header.value])),
  };
};
