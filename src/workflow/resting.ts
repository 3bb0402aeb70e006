import type { Decision } from '../nomination/asking.js';
import { decisionsOf, whoseAnswers, type Nomination } from '../nomination/nomination.js';
import { isEmployee } from './entitled.js';
import type { Directory, Store } from './ports.js';

/** What a nomination rests on. */
export interface Resting {
  /** Which one somebody was asked about: itself or, where it corrects the address of another and asked nobody anew, that one's. */
  foundationOf(nomination: Nomination): Promise<Nomination>;
  /** Every yes that one was given. */
  yesesOf(nomination: Nomination): Promise<readonly Decision[]>;
  /**
   * Whether everybody who gave these, and in whose place they were given, has an account that is open now. A yes is as good as it
   * was when somebody moves to another team; whose account was closed may not have given it themselves. One Graph read for each.
   */
  areHere(yeses: readonly Decision[]): Promise<boolean>;
}

export const createResting = ({
  store,
  directory,
}: {
  store: { readonly nominations: Pick<Store['nominations'], 'read'> };
  directory: Pick<Directory, 'account'>;
}): Resting => {
  const foundationOf: Resting['foundationOf'] = async (nomination) => {
    const { corrects, judgement } = nomination;
    const before = corrects && judgement.stages.length === 0 && (await store.nominations.read(corrects.nomination));
    return before ? foundationOf(before) : nomination;
  };
  return {
    foundationOf,
    yesesOf: async (nomination) => decisionsOf(await foundationOf(nomination)),
    areHere: async (yeses) => {
      const accounts = await Promise.all([...whoseAnswers(yeses)].map((id) => directory.account(id)));
      return accounts.every((account) => account !== undefined && isEmployee(account));
    },
  };
};
