import { execute, LONGEST_INPUT } from '../cards/actions.js';
import { drawChoice } from '../cards/choice.js';
import { sayAction } from '../cards/refusal.js';
import { cleanLine } from '../src/kernel/text.js';
import { openInquiry, openInquiryAt, type Nomination } from '../src/nomination/nomination.js';
import { guestNameOf, isMeant, ownAwaiting } from './own.js';
import { named } from './naming.js';
import type { Surroundings } from './surroundings.js';
import { told, unheard, type Told } from './told.js';

/** Of a text that is shown again before it is passed on. */
const LONGEST_QUOTE = 200;

/** `answer …`: to the approver's question that is open. Where there are several, it begins with the guest's address. */
export const answerQuestion = async (said: string | undefined, around: Surroundings): Promise<Told> => {
  const { words, workflow, person, reader } = around;
  const says = words.commands.answer;
  const asked = await openlyAsked(around);
  if (asked.length === 0) return unheard(says.none);
  if (said === undefined) return told(says.how);
  const named = asked.filter((nomination) => isMeant(nomination, said.split(/[\s,，:：]/)[0] ?? ''));
  const [nomination, ...others] = named.length > 0 ? named : asked;
  if (!nomination || others.length > 0) return told(says.which(asked.map(({ guest }) => guest.address)));
  const text = named.length > 0 ? said.replace(/^\S+[\s,，:：]*/, '') : said;
  if (text.length > LONGEST_INPUT) return told(says.tooLong(text.length, LONGEST_INPUT));
  const answer = await workflow.reply(nomination.id, person.id, text, openInquiryAt(nomination));
  return answer.outcome === 'decided'
    ? told(says.passedOn(guestNameOf(nomination)))
    : { text: sayAction(answer, { verb: 'reply' }, reader) };
};

/** A line that is no command, while an approver waits for an answer: it may well be that. Undefined where nobody waits. */
export const perhapsAnAnswer = async (line: string, around: Surroundings): Promise<Told | undefined> => {
  const { words, reader } = around;
  const [nomination, ...others] = await openlyAsked(around);
  const inquiry = nomination && openInquiry(nomination);
  if (!inquiry || others.length > 0 || line.length > LONGEST_INPUT) return undefined;
  const says = words.commands.answer;
  const ask = says.isThatIt(nameOf(nomination, inquiry.by.name, around), guestNameOf(nomination));
  const reply = { verb: 'reply', nomination: nomination.id, inquiry: openInquiryAt(nomination), answer: line } as const;
  const button = execute(reply, says.sendIt, 'positive');
  const among = [{ says: [says.quoted(cleanLine(line, LONGEST_QUOTE))], button }];
  return { card: drawChoice({ ask, among }, reader.locale), summary: ask };
};

const openlyAsked = async (around: Surroundings): Promise<readonly Nomination[]> =>
  (await ownAwaiting(around)).filter((nomination) => openInquiry(nomination) !== undefined);

/** By name only where the rule lets the nominator know it. */
const nameOf = ({ judgement }: Nomination, name: string, { words }: Surroundings): string =>
  judgement.namesHidden ? words.commands.answer.anApprover : named(name);
