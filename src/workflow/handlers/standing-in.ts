import type { Clock } from '../../kernel/clock.js';
import { askedNow } from '../../nomination/awaited.js';
import type { Handlers } from '../jobs.js';
import { isEmployee } from '../entitled.js';
import type { Courier, Delegation, Directory, Store } from '../ports.js';
import type { Submit } from '../submit.js';
import type { Losing } from '../losing.js';

/** What waits for somebody is asked of whoever stands in for them, from the first moment to the last. */
export const standingInHandlers = (deps: {
  store: Store;
  directory: Directory;
  losing: Losing;
  courier: Courier;
  submit: Submit;
  clock: Clock;
}): Pick<Handlers, 'apply-delegation' | 'tell-delegate'> => {
  const { store, directory, losing, courier, submit, clock } = deps;

  const handOn = async ({ from, to }: Delegation): Promise<void> => {
    const account = await directory.account(to.id);
    if (!account || !isEmployee(account)) return;
    const zone = (await store.people.read(to.id))?.zone;
    const stands = {
      person: account.person,
      for: { person: from, how: 'delegated' },
      ...(zone !== undefined && { zone }),
    } as const;
    for (const { id } of await store.nominations.waitingFor(from.id, MOST))
      await submit.nomination(id, { type: 'stand-in', stands });
  };

  /** What was asked of somebody in their place is theirs again; nobody would tell them else. */
  const handBack = async ({ from, to }: Delegation): Promise<void> => {
    for (const nomination of await store.nominations.waitingFor(to.id, MOST)) {
      const asked = askedNow(nomination, to.id);
      if (nomination.status !== 'awaiting-approval' || asked?.for?.how !== 'delegated') continue;
      if (asked.for.person.id !== from.id) continue;
      // Who may answer for another reason still may; whoever is back is asked all the same.
      if (!(await losing.letGo(nomination, asked))) await losing.giveBack(nomination, asked);
    }
  };

  return {
    'apply-delegation': async ({ delegationId }) => {
      const delegation = await store.delegations.read(delegationId);
      if (!delegation) return 'skipped';
      const now = clock.now();
      if (delegation.starts > now) return { again: delegation.starts };
      if (delegation.revokedAt || delegation.ends <= now) {
        await handBack(delegation);
        return 'done';
      }
      await handOn(delegation);
      return { again: delegation.ends };
    },

    'tell-delegate': async ({ delegationId, about }) => {
      const delegation = await store.delegations.read(delegationId);
      if (!delegation || isOver(delegation, clock.now())) return 'skipped';
      if (about === 'delegated') {
        if (delegation.revokedAt) return 'skipped';
        await courier.tell(delegation.to.id, { about: 'delegated', delegation });
        return 'done';
      }
      // It waits for nobody's chat.
      await handBack(delegation);
      await courier.tell(delegation.to.id, { about: 'delegation-revoked', delegation });
      return 'done';
    },
  };
};

/** More wait for nobody who can still hope to answer them. */
const MOST = 500;

const isOver = ({ ends }: Delegation, now: Date): boolean => ends <= now;
