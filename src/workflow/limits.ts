import { later } from '../kernel/clock.js';
import type { Facts } from '../nomination/nomination.js';
import type { Finding } from '../policy/findings.js';
import { MONTH } from '../policy/invitees.js';
import { dayBegan } from './preflight/gather.js';
import { denied } from './preflight/rows/invitee.js';
import { isOneMore, type Scene } from './preflight/scene.js';
import type { Transaction } from './ports.js';
import type { Workflow } from './workflow.js';

type Refusal = Extract<Awaited<ReturnType<Workflow['nominate']>>, { readonly outcome: 'refused' | 'sponsor-refused' }>;

/** Somebody is over their number, counted when nobody else could begin anything for them. The transaction is lost with it. */
export class OverLimit extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('Somebody is over the number that the rules allow them.');
    this.name = 'OverLimit';
    this.refusal = refusal;
  }
}

/**
 * Counts again inside the transaction that begins a nomination, which is among what is counted by then. Of the guests, it
 * is the sponsor's number that must not be passed, whoever nominates.
 */
export const withinLimits =
  (scene: Scene, facts: Facts, now: Date) =>
  async ({ nominations }: Transaction): Promise<void> => {
    const { perDay, guestsEach } = scene.policy.nominators;
    if (perDay !== undefined) {
      const begun = await nominations.begunSince(facts.nominator.id, dayBegan(now, scene.policy.zone));
      if (begun > perDay) throw overLimit({ answer: 'refuse', finding: 'too-many-today', limit: perDay });
    }
    const bearable = later(now, -MONTH);
    const { denialsPerMonth } = scene.policy.invitees;
    const since = await nominations.deniedSince(facts.guest.address, bearable, denialsPerMonth);
    const finding = denied(scene, since);
    if (finding) throw overLimit(finding);
    if (guestsEach === undefined || !isOneMore(scene)) return;
    // Whose address is corrected makes room for themselves.
    const has = (await nominations.answeredFor((facts.sponsor ?? facts.nominator).id, facts.corrects?.nomination)) - 1;
    if (has < guestsEach) return;
    // How many another answers for is not the nominator's to read.
    throw facts.sponsor
      ? new OverLimit({ outcome: 'sponsor-refused', who: 'sponsor', why: 'not-allowed-by-the-rule' })
      : overLimit({ answer: 'refuse', finding: 'too-many-guests', limit: guestsEach, has });
  };

const overLimit = (finding: Finding): OverLimit => new OverLimit({ outcome: 'refused', findings: [finding] });
