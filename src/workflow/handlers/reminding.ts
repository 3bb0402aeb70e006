import type { PersonId } from '../../kernel/ids.js';
import { askedNow } from '../../nomination/awaited.js';
import { openInquiry, type Nomination } from '../../nomination/nomination.js';
import type { Handlers, JobOf } from '../jobs.js';
import type { Courier, Store } from '../ports.js';
import type { Submit } from '../submit.js';
import type { Viewing } from '../viewing.js';
import type { View } from '../views.js';
import type { Losing } from '../losing.js';
import type { Peace } from './peace.js';
import type { Reaching } from './reaching.js';

type Raised<K extends View['kind']> = Extract<JobOf<'raise-card'>, { readonly kind: K }>['because'];

/** Cards that come anew at the bottom of a chat, because an edit would be seen by nobody. What is settled by then stays where it is. */
export const remindingHandlers = (deps: {
  store: Store;
  courier: Courier;
  submit: Submit;
  viewing: Viewing;
  reaching: Reaching;
  losing: Losing;
  peace: Peace;
}): Pick<Handlers, 'remind-approver' | 'raise-card'> => {
  const { store, courier, submit, viewing, reaching, losing, peace } = deps;

  /** It may have changed while the card was on its way. */
  const settle = async ({ id, revision }: Nomination, person: PersonId, kind: View['kind']): Promise<void> => {
    if ((await store.nominations.read(id))?.revision !== revision) await reaching.freshen(id, person, kind);
  };

  const raiseApproval = async (nomination: Nomination, person: PersonId, because: Raised<'approval'>) => {
    if (!askedNow(nomination, person) || openInquiry(nomination)) return 'skipped';
    await courier.show(person, await viewing.view(nomination, 'approval', person), because);
    await settle(nomination, person, 'approval');
    return 'done';
  };

  const raiseReceipt = async (nomination: Nomination, person: PersonId, because: Raised<'receipt'>) => {
    if (!isWanted(nomination, because)) return 'skipped';
    await courier.show(person, await viewing.view(nomination, 'receipt', person), because);
    await settle(nomination, person, 'receipt');
    return 'done';
  };

  return {
    'remind-approver': async ({ nominationId, personId, by, round }) => {
      const nomination = await store.nominations.read(nominationId);
      const asked = nomination && askedNow(nomination, personId);
      if (nomination?.status !== 'awaiting-approval' || !asked || asked.reached === 'not-yet') return 'skipped';
      if (by === 'clock' && (await peace.canWait(nomination, personId))) return 'skipped';
      // Nobody is pestered who could not answer.
      if (await losing.letGo(nomination, asked)) return 'done';
      const reached = await reaching.reach(nomination, asked.person, `${by}-${round}`, BECAUSE[by]);
      if (reached !== asked.reached) await submit.nomination(nominationId, { type: 'record-reach', personId, reached });
      await settle(nomination, personId, 'approval');
      return 'done';
    },

    'raise-card': async ({ nominationId, personId, ...card }) => {
      const nomination = await store.nominations.read(nominationId);
      if (!nomination) return 'skipped';
      return card.kind === 'approval'
        ? raiseApproval(nomination, personId, card.because)
        : raiseReceipt(nomination, personId, card.because);
    },
  };
};

const BECAUSE = { clock: 'reminder', nominator: 'nominator-reminds' } as const satisfies Record<
  JobOf<'remind-approver'>['by'],
  string
>;

/** Whether the nominator's word is still wanted. */
const isWanted = (nomination: Nomination, because: 'question' | 'change-proposed'): boolean =>
  because === 'question'
    ? openInquiry(nomination) !== undefined
    : nomination.status === 'awaiting-approval' && nomination.proposed !== undefined;
