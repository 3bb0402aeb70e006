import type { PersonId } from '../../kernel/ids.js';
import type { Proposed } from '../../nomination/asking.js';
import type { Nomination } from '../../nomination/nomination.js';
import type { Changing } from '../changing.js';
import { isEmployee } from '../entitled.js';
import type { Directory, Store } from '../ports.js';
import { promptly } from '../promptly.js';
import type { Rights } from '../rights.js';
import type { Submit } from '../submit.js';
import type { Workflow } from '../workflow.js';
import { about, type AnswerOf } from './outcome.js';

/** The nominator's word on somebody else who is to answer for the guest. */
export const settling = (deps: {
  store: Store;
  directory: Pick<Directory, 'account'>;
  rights: Rights;
  changing: Changing;
  submit: Submit;
  answerOf: AnswerOf;
}): Pick<Workflow, 'settleChange'> => {
  const { store, directory, rights, changing, submit, answerOf } = deps;

  const isHere = async (id: PersonId): Promise<boolean> => {
    const account = await directory.account(id);
    return account !== undefined && isEmployee(account);
  };

  /** Whoever agreed on that condition must still have the right to, whoever is named must still be allowed, and the nominator be here. */
  const lookedUp = ({ decision, changes }: Proposed, nomination: Nomination) =>
    promptly(
      Promise.all([
        rights.rightOf(nomination, decision.by.id),
        changes.sponsor ? changing.sponsorMay(changes.sponsor, nomination) : true,
        isHere(nomination.nominator.id),
      ]),
    );

  return {
    settleChange: async (id, by, agrees, shown) => {
      const nomination = await store.nominations.read(id);
      const proposed = nomination && proposedTo(by, nomination);
      const [right, sponsorMay, mayAgree] =
        agrees && proposed ? await lookedUp(proposed, nomination) : (['none', false, true] as const);
      if (!mayAgree) return { outcome: 'refused', why: 'not-the-nominator' };
      // What was looked up is of this one, whoever is proposed by the time it is settled.
      const sponsor = shown ?? proposed?.changes.sponsor?.id;
      const command = { type: 'settle-change', by, agrees, right, sponsorMay, ...(sponsor && { sponsor }) } as const;
      const result = await submit.nomination(id, command);
      return about(proposed?.changes.sponsor, await answerOf(result, id, by));
    },
  };
};

const proposedTo = (by: PersonId, nomination: Nomination): Proposed | undefined =>
  nomination.status === 'awaiting-approval' && nomination.nominator.id === by ? nomination.proposed : undefined;
