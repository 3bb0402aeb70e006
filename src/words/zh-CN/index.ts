import type { Words } from '../en/index.js';
import { approval } from './approval.js';
import { approvals } from './approvals.js';
import { approverMail } from './approver-mail.js';
import { commands } from './commands.js';
import { mail } from './mail.js';
import { nominate } from './nominate.js';
import { notices } from './notices.js';
import { receipt } from './receipt.js';
import { refusals } from './refusals.js';

export const zhCN: Words = { approval, approvals, approverMail, commands, mail, nominate, notices, receipt, refusals };
