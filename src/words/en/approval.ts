import { address, inOneLine, say, strong, type Sentence } from '../words.js';

/** The card of somebody who may approve. Dates and lists come said; names come as typed. */
export const approval = {
  asks: (nominator: string) => say`${nominator} asks to invite a guest`,
  asksAccess: (nominator: string) => say`${nominator} asks to give a guest access`,
  approved: (by: string, when: string) => say`Approved by ${by}, ${when}`,
  approvedByRule: (rule: string) => say`Approved at once by the rule “${rule}”`,
  denied: (by: string, when: string) => say`Denied by ${by}, ${when}`,
  withdrawn: (by: string, when: string) => say`Withdrawn by ${by}, ${when}`,
  unanswered: (when: string) => say`Ended unanswered, ${when}`,
  refused: (when: string) => say`Approved, but Microsoft refused the invitation, ${when}`,
  notPossible: (when: string) => say`Approved, but nobody could be invited, ${when}`,

  guest: (name: string, company: string) => say`${strong(name)}, ${company}`,
  at: (at: string) => say`${address(at)}`,
  toWhat: (things: Sentence, until: string, length: string) => say`to ${things}, until ${strong(until)} (${length})`,
  quoted: (text: string) => say`“${text}”`,
  askedBy: (name: string, at: string, when: string) => say`Asked by ${name} (${address(at)}), ${when}`,
  thing: (kind: 'team' | 'group', name: string) => (kind === 'team' ? say`the team ${name}` : say`the group ${name}`),
  consequence: (guest: string, things: Sentence) =>
    say`If you approve, ${guest} gets an account in our directory and joins ${things}.`,
  consequenceForGuest: (guest: string, things: Sentence) =>
    say`If you approve, ${guest}, who is a guest here already, joins ${things}.`,
  rule: (rule: string) => say`Rule “${rule}”`,
  ends: (when: string) => say`ends unanswered ${when}`,
  footer: (parts: readonly Sentence[]) => inOneLine(' · ', parts),
  invited: (when: string) => say`The invitation went out ${when}.`,

  commentLabel: 'Comment (needed if you deny)',
  approve: 'Approve',
  deny: 'Deny',
  fallback: 'This card needs a newer version of Teams.',
};
