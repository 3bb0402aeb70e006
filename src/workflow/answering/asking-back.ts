import type { Store } from '../ports.js';
import { promptly } from '../promptly.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';
import type { Workflow } from '../workflow.js';
import type { AnswerOf } from './outcome.js';

/** What an approver wants to know before they answer, and what the nominator says to it. */
export const askingBack = (deps: {
  store: Store;
  rights: Rights;
  submit: Submit;
  answerOf: AnswerOf;
}): Pick<Workflow, 'inquire' | 'reply'> => {
  const { store, rights, submit, answerOf } = deps;
  return {
    inquire: async (id, by, text, { stage: shown, inquiry } = {}) => {
      const nomination = await store.nominations.read(id);
      if (!nomination) return { outcome: 'refused', why: 'no-such-nomination' };
      const isOpen = nomination.status === 'awaiting-approval';
      const open = isOpen ? nomination.stage : 0;
      const stage = shown ?? open;
      const counts = isOpen && stage === open && text.trim() !== '';
      const right = counts ? await promptly(rights.rightOf(nomination, by.id)) : 'none';
      if (isOpen && text.trim() === '') return { outcome: 'refused', why: 'text-needed', nomination };
      const number = inquiry !== undefined ? { inquiry } : {};
      const command = { type: 'ask-nominator', by, right, stage, text, ...number } as const;
      return answerOf(await submit.nomination(id, command), id, by.id);
    },

    reply: async (id, by, text, inquiry) => {
      const command = { type: 'answer-question', by, text, ...(inquiry !== undefined && { inquiry }) } as const;
      return answerOf(await submit.nomination(id, command), id, by);
    },
  };
};
