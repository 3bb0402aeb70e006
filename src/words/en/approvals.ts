import { say, strong, type Sentence } from '../words.js';

/** What waits for one approver, in one card. */
export const approvals = {
  waiting: (count: number) =>
    count === 1 ? say`1 request waits for you` : say`${String(count)} requests wait for you`,
  /** Came by itself, once a day. */
  digest: (count: number) =>
    count === 1 ? say`Today 1 request waits for you` : say`Today ${String(count)} requests wait for you`,
  none: say`Nothing waits for you`,
  noneLeft: say`All answered: nothing waits for you any more`,
  oldestFirst: say`The oldest comes first.`,
  newcomers: say`When somebody needs your answer, a card comes here by itself.`,
  askedBy: (who: string, when: string) => say`Asked by ${who}, ${when}`,
  settled: (guest: string, what: string, became: Sentence) => say`${strong(guest)} → ${what}: ${became}`,
  warnings: (count: number) =>
    say`${String(count)} ${[count === 1 ? 'warning' : 'warnings']}: shown before you approve`,
  openQuestion: (who: string) => say`A question to ${who} is not answered yet`,
  openProposal: (who: string) => say`A change waits for ${who}'s word`,
  changed: say`An approver changed what was asked; this is what it is now`,
  denyLabel: 'Comment, which the nominator reads',
  denyMissing: 'Please say why.',
  approveAll: 'Approve all the same',
  more: (count: number) =>
    count === 1
      ? say`1 more waits: say “approvals” again once these are answered.`
      : say`${String(count)} more wait: say “approvals” again once these are answered.`,
  fallback: 'This card needs a newer version of Teams.',
};
