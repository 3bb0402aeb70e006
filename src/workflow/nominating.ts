import type { Clock } from '../kernel/clock.js';
import type { Person } from '../kernel/people.js';
import type { Facts, Judgement } from '../nomination/nomination.js';
import { domainOf } from '../kernel/address.js';
import { assess } from '../policy/assess.js';
import { isAtOrBelow } from '../policy/domain.js';
import { displayNameOf } from '../policy/offers.js';
import type { Policy, Stage } from '../policy/policy.js';
import { CHAT_PATIENCE } from './patience.js';
import { inTime } from '../kernel/in-time.js';
import { AlreadyOpen, DirectoryTrouble, type Account, type Directory, type GroupFacts, type Store } from './ports.js';
import type { Rights } from './rights.js';
import type { Submit } from './submit.js';
import type { Viewing } from './viewing.js';
import type { AddressFinding, Judged, OfferFinding, Proposal, Workflow } from './workflow.js';

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
    const first = await soon(firstAsked(verdict.stage, { nominator: nominator.id, access: [offer] }));
    return { verdict, ...first };
  };

  /** Who would be asked first, and as what; nobody where no source of the stage has anybody. */
  const firstAsked = async (
    stage: Stage,
    ask: Parameters<Rights['approversFrom']>[1],
  ): Promise<Omit<Judged, 'verdict'>> => {
    for (const source of stage.sources) {
      const approvers = await rights.approversFrom(source, ask);
      if (approvers.length > 0) return { approvers, from: source.from };
    }
    return { approvers: [] };
  };

  return {
    judge,

    checkAddress: async (address, nominator): Promise<AddressFinding> => {
      const domain = domainOf(address);
      const blocked = policy().blockedDomains.find((one) => isAtOrBelow(domain, one));
      if (blocked) return { finding: 'blocked-domain', domain };
      const open = await store.nominations.openFor(address);
      if (open) {
        return { finding: 'open-nomination', nominator: open.nominator, own: open.nominator.id === nominator };
      }
      const answered = await soon(Promise.all([directory.accountsAt(address), directory.ownDomains()]));
      if (!answered) return { finding: 'unchecked' };
      const [accounts, ownDomains] = answered;
      return (
        findingOf(accounts) ?? (ownDomains.includes(domain) ? { finding: 'own-domain', domain } : { finding: 'free' })
      );
    },

    checkOffer: async ({ id }): Promise<OfferFinding> => {
      const answered = await soon(directory.group(id).then((group) => ({ group })));
      return answered ? offerFinding(answered.group) : 'unchecked';
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

/** What the directory says, or undefined where it is in trouble, or takes longer than a conversation can wait. */
const soon = async <T>(question: Promise<T>): Promise<T | undefined> => {
  try {
    return await inTime(question, CHAT_PATIENCE);
  } catch (trouble) {
    if (trouble instanceof DirectoryTrouble) return undefined;
    throw trouble;
  }
};

/** Guests of the tenant can talk to the bot in shared chats; only employees nominate. Trouble with looking it up throws. */
const mayNominate = async (directory: Directory, nominator: Person): Promise<boolean> => {
  const answered = await inTime(
    directory.account(nominator.id).then((account) => ({ account })),
    CHAT_PATIENCE,
  );
  if (!answered) throw new DirectoryTrouble('unavailable', 'The directory did not say in time who nominates.');
  return answered.account?.kind === 'member' && answered.account.enabled;
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
      ...(proposal.isGuest && { isGuest: true }),
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
