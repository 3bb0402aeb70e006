import type { Access, ExtraAnswer, Facts, Judgement } from '../nomination/nomination.js';
import { displayNameOf } from '../policy/naming.js';
import type { Offer, Policy } from '../policy/policy.js';
import type { Permitted } from '../policy/verdict.js';
import type { Look } from './preflight/preflight.js';
import { isLiveGuest } from './preflight/scene.js';
import type { Ask, Proposal } from './workflow.js';

/** The look that is taken again when a proposal is sent; what the nominator chose follows from what is proposed. */
export const askOf = (proposal: Proposal): Ask => {
  const { nominator, address, offers, until, zone, purpose, moves, revive, sponsor, replaces } = proposal;
  const chosen = chosenIn(proposal);
  return {
    nominator,
    address,
    until,
    zone,
    offers,
    ...(purpose && { purpose }),
    ...(moves && { moves }),
    ...(sponsor && { sponsor }),
    ...(chosen && { chosen }),
    ...(revive && { revives: revive.guestId }),
    ...(replaces && { replaces }),
  };
};

const chosenIn = ({ purpose, revive, resend, anew, isGuest }: Proposal): Ask['chosen'] => {
  if (purpose) return purpose;
  if (revive) return 'revive';
  if (resend) return 'resend';
  return isGuest || anew ? 'access' : undefined;
};

/** A proposal that nothing speaks against, as it is kept. */
export const factsOf = (
  proposal: Proposal,
  { preflight: { seen }, scene }: Look,
  verdict: Permitted,
  answers: readonly ExtraAnswer[],
  now: Date,
): Facts => {
  const { id, nominator, address, name, company, offers, reason, until, zone, purpose, sponsor, backup } = proposal;
  const { policy, survey, held } = scene;
  const isGuest = survey.accounts.known ? isLiveGuest(held) : proposal.isGuest;
  const revive = reviveIn(proposal, scene);
  return {
    id,
    nominator,
    guest: {
      address,
      name,
      company,
      displayName: displayNameOf(policy, proposal),
      language: allowed([proposal.language], verdict.languages)[0] ?? proposal.language,
      ...(isGuest && { isGuest: true }),
    },
    access: purpose ? [] : offers.map(accessTo),
    reason,
    until,
    zone,
    deliveries: allowed(proposal.deliveries, verdict.deliveries),
    judgement: judgementBy(verdict, policy),
    nominatedAt: now,
    ...(purpose && { purpose }),
    ...(revive && { revive }),
    ...(!isGuest && sponsor && sponsor.id !== nominator.id && { sponsor }),
    ...(!isGuest && backup && { backup }),
    ...(answers.length > 0 && { answers }),
    seen,
  };
};

/** What was wished for and is allowed; where nothing is, all that is allowed. */
const allowed = <T>(wished: readonly T[], all: readonly T[]): readonly T[] => {
  const left = wished.filter((one) => all.includes(one));
  return left.length > 0 ? left : all;
};

/** As it is called now, whatever becomes of the file; whoever may ask for it, and for how long, was settled when it was asked for. */
const accessTo = ({ aliases: _, who: __, longestStay: ___, ...access }: Offer): Access => access;

/** What of the rule is needed as long as the nomination lives, whatever becomes of the file. */
const judgementBy = (verdict: Permitted, { hash, mails, zone, approvers }: Policy): Judgement => {
  const { rule, stages, landing, deliveries, sponsors, namesHidden, stays, mayKeepUntil } = verdict;
  const mail = mails.find(({ name }) => name === verdict.mail);
  return {
    rule,
    policy: hash,
    stages,
    working: { ...approvers.working, zone },
    deliveries,
    stays,
    ...(mayKeepUntil && { latestEnd: mayKeepUntil }),
    ...(landing && { landing }),
    ...(mail && { mail }),
    ...(sponsors && { sponsors }),
    ...(namesHidden && { namesHidden }),
  };
};

/** Only an account that still stands as it was found: one that was made good meanwhile, or is gone for ever, is not revived. */
const reviveIn = ({ revive }: Proposal, { survey, held }: Look['scene']): Facts['revive'] => {
  if (!revive) return undefined;
  if (revive.how === 'enable') {
    if (!survey.accounts.known) return revive;
    const { holder } = held ?? {};
    return holder?.person.id === revive.guestId && !holder.enabled ? revive : undefined;
  }
  if (!survey.deletedGuests.known) return revive;
  return survey.deletedGuests.value.some(({ id }) => id === revive.guestId) ? revive : undefined;
};
