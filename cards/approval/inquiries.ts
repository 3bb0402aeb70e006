import type { Inquiry } from '../../src/nomination/asking.js';
import { openInquiry, type Nomination } from '../../src/nomination/nomination.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';

/** What the approvers asked the nominator, and what they read in answer, the newest last. */
export const inquiriesOf = (nomination: Nomination, facts: Facts): readonly Line[] => {
  const { approval } = facts.words;
  const open = openInquiry(nomination);
  const answerOf = ({ answer }: Inquiry): Line => {
    if (answer) return line(approval.reply(facts.nominator, facts.moment(answer.at), facts.text(answer.text)));
    const said = open ? approval.noReply(facts.nominator, facts.moment(open.until)) : approval.neverReplied;
    return line(said, { tone: 'subtle' });
  };
  const { inquiries = [] } = nomination;
  const left = inquiries.length - facts.many;
  return [
    ...(left > 0 ? [line(approval.earlierQuestions(left), { tone: 'subtle' })] : []),
    ...inquiries
      .slice(-facts.many)
      .flatMap((inquiry): readonly Line[] => [
        line(approval.question(facts.who(inquiry), facts.moment(inquiry.at), facts.text(inquiry.text))),
        { ...answerOf(inquiry), spacing: 'None' },
      ]),
  ];
};
