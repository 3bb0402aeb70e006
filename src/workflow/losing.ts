import { principalIn, type Asked, type Right } from '../nomination/asking.js';
import type { NominationIn } from '../nomination/nomination.js';
import type { Store } from './ports.js';
import type { Rights } from './rights.js';
import type { Submit } from './submit.js';

/** What becomes of those who are asked and have no right to answer any more. */
export interface Losing {
  /** Lets go of somebody without a right, and asks whoever they stood in for, where that is still theirs to answer; false: they may. */
  letGo(nomination: NominationIn<'awaiting-approval'>, asked: Asked): Promise<boolean>;
  /** Asks whoever somebody stood in for. */
  giveBack(nomination: NominationIn<'awaiting-approval'>, asked: Asked): Promise<void>;
}

export const createLosing = (deps: { store: Pick<Store, 'people'>; rights: Rights; submit: Submit }): Losing => {
  const { store, rights, submit } = deps;

  const giveBack: Losing['giveBack'] = async (nomination, { for: whose }) => {
    if (!whose || !isTheirOwn(await rights.rightOf(nomination, whose.person.id))) return;
    const zone = (await store.people.read(whose.person.id))?.zone;
    const stands = { person: whose.person, ...(zone !== undefined && { zone }) };
    await submit.nomination(nomination.id, { type: 'stand-in', stands });
  };

  return {
    giveBack,
    letGo: async (nomination, asked) => {
      if ((await rights.rightOf(nomination, asked.person.id)) !== 'none') return false;
      // In this order there are never fewer who could answer than need be.
      await giveBack(nomination, asked);
      const personId = asked.person.id;
      await submit.nomination(nomination.id, { type: 'record-reach', personId, reached: 'lost' });
      return true;
    },
  };
};

const isTheirOwn = (right: Right): boolean => right !== 'none' && !principalIn(right);
