import { ok } from '../../src/kernel/result.js';
import { cleanLine } from '../../src/kernel/text.js';
import type { Delivery } from '../../src/policy/policy.js';
import { localeNamed } from '../language.js';
import { wrong, type Question } from './question.js';

/** In which language we write to the guest. */
export const language: Question = {
  field: 'language',
  read: async (answer, { words }) => {
    const found = localeNamed(answer);
    return found ? ok({ language: found }) : wrong(words.nominate.language.unknown(cleanLine(answer, 40)));
  },
};

/** How the redeem link travels. What the rule allows is known once the rule is; it is held against that then. */
export const delivery: Question = {
  field: 'delivery',
  read: async (answer, { words }) => {
    const said = answer.toLowerCase();
    const both = /\bboth\b|两者|都/.test(said);
    const deliveries: readonly Delivery[] = [
      ...(both || /chat|聊天/.test(said) ? (['chat'] as const) : []),
      ...(both || /mail|邮件/.test(said) ? (['mail'] as const) : []),
    ];
    return deliveries.length > 0 ? ok({ deliveries }) : wrong(words.nominate.delivery.unknown(cleanLine(answer, 40)));
  },
};
