import { administrators } from './administrators.js';
import { adopt } from './adopt.js';
import { approval } from './approval.js';
import { approvals } from './approvals.js';
import { approverMail } from './approver-mail.js';
import { commands } from './commands.js';
import { emergency } from './emergency.js';
import { guests } from './guests.js';
import { mail } from './mail.js';
import { nominate } from './nominate.js';
import { notices } from './notices.js';
import { receipt } from './receipt.js';
import { refusals } from './refusals.js';
import { stayMail } from './stay-mail.js';
import type { Sentence } from '../words.js';

export const en = {
  administrators,
  adopt,
  approval,
  approvals,
  approverMail,
  commands,
  emergency,
  guests,
  mail,
  nominate,
  notices,
  receipt,
  refusals,
  stayMail,
};

/** What a language must say: the English sentences, whatever their text. */
export type Words = Speakable<typeof en>;

type Speakable<T> = T extends string
  ? string
  : T extends (...values: infer V) => infer S
    ? (...values: V) => Speakable<S>
    : T extends Sentence
      ? Sentence
      : { readonly [K in keyof T]: Speakable<T[K]> };
