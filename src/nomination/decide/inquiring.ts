import { inquiryUntil } from '../clock.js';
import { openInquiryAt, type Nomination } from '../nomination.js';
import { faultOf } from './standing.js';
import { nothing, refuse, yes, type CommandOf, type NominationDecision } from './outcome.js';

/** A question to the nominator. One at a time, so that everybody knows which one an answer is to; what comes again is asked. */
export const inquire = (
  nomination: Nomination,
  { by, right, stage, text, inquiry: number }: CommandOf<'ask-nominator'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'awaiting-approval') return refuse('already-decided');
  const fault = faultOf(nomination, { by, right, stage }, at);
  if (fault) return refuse(fault);
  const question = textOf(text);
  if (question === '') return refuse('text-needed');
  const { inquiries = [] } = nomination;
  const since = number === undefined ? [] : inquiries.slice(number);
  if (since.some((one) => one.by.id === by.id && one.text === question)) return nothing();
  const here = inquiries.filter((inquiry) => inquiry.stage === stage);
  if (here.some(({ answer }) => !answer)) return refuse('question-open');
  if (here.length >= MOST_QUESTIONS) return refuse('too-many-questions');
  const inquiry = { by, at, text: question, stage, until: inquiryUntil(nomination, at) };
  return yes({ type: 'question-asked', inquiry, at });
};

export const reply = (
  nomination: Nomination,
  { by, text, inquiry }: CommandOf<'answer-question'>,
  at: Date,
): NominationDecision => {
  if (by !== nomination.nominator.id) return refuse('not-the-nominator');
  const open = openInquiryAt(nomination);
  if (open === undefined) return refuse('no-question');
  if ((inquiry ?? open) !== open) return refuse('other-question');
  const answer = textOf(text);
  return answer === '' ? refuse('text-needed') : yes({ type: 'question-answered', text: answer, at });
};

/** In one stage; more is a conversation, and belongs into the chat. */
const MOST_QUESTIONS = 3;

/** UTF-16 units. Whatever takes a text from somebody refuses longer ones in words; this is the last door. */
const LONGEST_TEXT = 1000;

const textOf = (text: string): string => text.trim().slice(0, LONGEST_TEXT);
