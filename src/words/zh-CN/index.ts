import type { Words } from '../en/index.js';
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

export const zhCN: Words = {
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
