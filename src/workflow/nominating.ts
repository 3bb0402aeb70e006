import type { Clock } from '../kernel/clock.js';
import type { Person } from '../kernel/people.js';
import type { Facts, Judgement } from '../nomination/nomination.js';
import { domainOf } from '../kernel/address.js';
import { assess } from '../policy/assess.js';
import { displayNameOf } from '../policy/offers.js';
import type { Policy } from '../policy/policy.js';
import { AlreadyOpen, DirectoryTrouble, type Account, type Directory, type GroupFacts, type Store } from './ports.js';
import type { Rights } from './rights.js';
import type { Submit } from './submit.js';
import type { Viewing } from './viewing.js';
import type { AddressFinding, OfferFinding, Proposal, Workflow } from './workflow.js';

/** What the nominator's conversation needs: looking before anybody is disturbed, judging, beginning. */
export const nominating = (deps: {
  store: Store;
  directory: Directory;
  rights: Rights;
  submit: Submit;
  viewing: Viewing;
  policy: () => Policy;
  clock: Clock;
}): Pick<Workflow, 'checkAddress' | 'checkOffer' | 'judge' | 'nominate'> => {
  const { store, directory, rights, submit, viewing, policy, clock } = deps;

  const judge: Workflow['judge'] = async ({ nominator, address, offer, until, zone }) => {
    const verdict = assess({ address, offers: [offer.key], until, zone }, policy(), clock.now());
    if (!verdict.ok || !verdict.stage) return { verdict };
    try {
      for (const source of verdict.stage.sources) {
        const approvers = await rights.approversFrom(source, { nominator: nominator.id, access: [offer] });
        if (approvers.length > 0) return { verdict, approvers };
      }
      return { verdict, approvers: [] };
    } catch (trouble) {
      if (trouble instanceof DirectoryTrouble) return { verdict };
      throw trouble;
    }
  };

  return {
    judge,

    checkAddress: async (address, nominator): Promise<AddressFinding> => {
      const domain = domainOf(address);
      const blocked = policy().blockedDomains.find((one) => domain === one || domain.endsWith(`.${one}`));
      if (blocked) return { finding: 'blocked-domain', domain };
      const open = await store.nominations.openFor(address);
      if (open) {
        return { finding: 'open-nomination', nominator: open.nominator, own: open.nominator.id === nominator };
      }
      try {
        const [accounts, ownDomains] = await Promise.all([directory.accountsAt(address), directory.ownDomains()]);
        return (
          findingOf(accounts) ?? (ownDomains.includes(domain) ? { finding: 'own-domain', domain } : { finding: 'free' })
        );
      } catch (trouble) {
        if (trouble instanceof DirectoryTrouble) return { finding: 'unchecked' };
        throw trouble;
      }
    },

    checkOffer: async ({ id }): Promise<OfferFinding> => {
      try {
        return offerFinding(await directory.group(id));
      } catch (trouble) {
        if (trouble instanceof DirectoryTrouble) return 'unchecked';
        throw trouble;
      }
    },

    nominate: async (proposal) => {
      if (!(await mayNominate(directory, proposal.nominator))) return { outcome: 'not-an-employee' };
      const { verdict } = await judge(proposal);
      if (!verdict.ok) return { outcome: 'refused', verdict };
      const judgement: Judgement = {
        rule: verdict.rule,
        policy: policy().hash,
        ...(verdict.stage && { stage: verdict.stage }),
      };
      const deliveries = proposal.deliveries.filter((delivery) => verdict.deliveries.includes(delivery));
      const facts = factsOf(
        { ...proposal, deliveries: deliveries.length > 0 ? deliveries : verdict.deliveries },
        judgement,
        policy(),
        clock.now(),
      );
      try {
        const result = await submit.nomination(proposal.id, { type: 'nominate', facts });
        if (!result.ok) throw new Error(`A nomination was refused at its birth: ${result.refusal}.`);
        return { outcome: 'begun', view: await viewing.view(result.nomination, 'receipt') };
      } catch (error) {
        if (error instanceof AlreadyOpen) return { outcome: 'already-open' };
        throw error;
      }
    },
  };
};

const findingOf = (accounts: readonly Account[]): AddressFinding | undefined => {
  const member = accounts.find(({ kind }) => kind === 'member');
  if (member) return { finding: 'colleague', name: member.person.name };
  const guest = accounts.find(({ kind }) => kind === 'guest');
  if (!guest) return undefined;
  if (!guest.enabled) return { finding: 'disabled-guest' };
  return guest.redemption === 'accepted'
    ? { finding: 'guest', name: guest.person.name }
    : { finding: 'invited-before' };
};

const offerFinding = (group: GroupFacts | undefined): OfferFinding => {
  if (!group) return 'gone';
  if (group.membership !== 'by-hand') return 'dynamic';
  return group.admitsGuests ? 'fine' : 'no-guests';
};

/** Guests of the tenant can talk to the bot in shared chats; only employees nominate. Trouble with looking it up throws. */
const mayNominate = async (directory: Directory, nominator: Person): Promise<boolean> => {
  const account = await directory.account(nominator.id);
  return account?.kind === 'member' && account.enabled;
};

const factsOf = (proposal: Proposal, judgement: Judgement, policy: Policy, now: Date): Facts => {
  const { key, kind, id, name, landing } = proposal.offer;
  return {
    id: proposal.id,
    nominator: proposal.nominator,
    guest: {
      address: proposal.address,
      name: proposal.name,
      company: proposal.company,
      displayName: displayNameOf(policy, proposal),
      language: proposal.language,
    },
    access: [{ key, kind, id, name, ...(landing && { landing }) }],
    reason: proposal.reason,
    until: proposal.until,
    zone: proposal.zone,
    deliveries: proposal.deliveries,
    judgement,
    nominatedAt: now,
  };
};
