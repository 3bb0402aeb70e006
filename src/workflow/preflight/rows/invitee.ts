import { later } from '../../../kernel/clock.js';
import { MONTH } from '../../../policy/invitees.js';
import type { FindingOf } from '../../../policy/findings.js';
import { isAdministrator } from '../nominator.js';
import { isLiveGuest, isMove, needsInvitation, type Row, type Scene } from '../scene.js';

/** What the address itself is spared, whoever asks for it. */

/** Whether it asks that somebody be let in who is not in; of whoever is, others say what becomes of them. */
const letsIn = ({ ask, held }: Pick<Scene, 'ask' | 'held'>): boolean =>
  isMove(ask) || (!ask.purpose && !isLiveGuest(held));

/** `since`: when it was denied that has to be longer ago. An administrator answers for what they do. */
export const denied = (scene: Scene, since: Date | undefined): FindingOf<'denied-lately'> | undefined =>
  since && letsIn(scene) && !isAdministrator(scene)
    ? {
        answer: 'refuse',
        finding: 'denied-lately',
        times: scene.policy.invitees.denialsPerMonth,
        from: later(since, MONTH),
      }
    : undefined;

const deniedLately: Row = (scene) => denied(scene, scene.books.deniedSince);

/** Where the rule lets the link travel by chat alone, nobody is written to. */
const mailedEnough: Row = (scene) => {
  const { books, policy, verdict } = scene;
  return books.mailRoomFrom && verdict?.ok && verdict.deliveries.includes('mail') && needsInvitation(scene)
    ? {
        answer: 'refuse',
        finding: 'mailed-enough',
        times: policy.invitees.mailsPerWeek,
        from: books.mailRoomFrom,
      }
    : undefined;
};

export const INVITEE_ROWS: readonly Row[] = [deniedLately, mailedEnough];
