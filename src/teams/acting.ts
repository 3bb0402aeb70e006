import type { CardAction } from '../../cards/actions.js';
import type { Person } from '../kernel/people.js';
import { unreachable } from '../kernel/result.js';
import { DELIVERIES } from '../policy/policy.js';
import type { Answer, ChangeWishes, Unclear, Workflow } from '../workflow/workflow.js';

/** What concerns a nomination and is answered by the workflow alone. */
export type Deed = Exclude<Extract<CardAction, { nomination: unknown }>, { verb: 'refresh' | 'amend' | 'correct' }>;

/** From what a button said to the use case it means. */
export const act = async (workflow: Workflow, action: Deed, by: Person): Promise<Answer | Unclear> => {
  const { nomination: id } = action;
  switch (action.verb) {
    case 'approve':
    case 'deny':
      return workflow.answer(id, by, { answer: action.verb, comment: action.comment ?? '', ...shown(action) });
    case 'approve-changed': {
      const changes = wishesIn(action);
      return workflow.answer(id, by, { answer: 'approve', comment: action.comment ?? '', ...shown(action), changes });
    }
    case 'hand-over':
      return workflow.handOver(id, by, action.stage, said(action.colleague));
    case 'inquire':
      return workflow.inquire(id, by, action.question ?? '', shown(action));
    case 'reply':
      return workflow.reply(id, by.id, action.answer ?? '', action.inquiry);
    case 'agree-change':
    case 'decline-change':
      return workflow.settleChange(id, by.id, action.verb === 'agree-change', action.sponsor);
    case 'remind':
      return workflow.remind(id, by.id);
    case 'withdraw':
      return workflow.withdraw(id, by.id);
    case 'mail-again':
      return workflow.mailAgain(id, by.id);
    default:
      return unreachable(action);
  }
};

type Changed = Extract<CardAction, { verb: 'approve-changed' }>;

/** What the card showed when it was pressed. */
const shown = ({
  stage,
  edition,
  inquiry,
}: { readonly [K in 'stage' | 'edition' | 'inquiry']?: number | undefined }) => ({
  ...(stage !== undefined && { stage }),
  ...(edition !== undefined && { edition }),
  ...(inquiry !== undefined && { inquiry }),
});

const said = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined);

const listed = (text: string): readonly string[] => text.split(',').filter((one) => one !== '');

/** A field that the card did not have is no wish; one where nothing is ticked is the wish that nothing be kept. */
const wishesIn = ({ until, sponsor, delivery, keep }: Changed): ChangeWishes => {
  const day = said(until);
  const name = said(sponsor);
  const ways = listed(delivery ?? '');
  return {
    ...(day !== undefined && { until: day }),
    ...(name !== undefined && { sponsor: name }),
    ...(ways.length > 0 && { deliveries: DELIVERIES.filter((way) => ways.includes(way)) }),
    ...(keep !== undefined && { keep: listed(keep) }),
  };
};
