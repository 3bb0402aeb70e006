import type { Finding } from '../../../policy/findings.js';
import { standingOf } from '../nominator.js';
import { isOneMore, type Row } from '../scene.js';

/** What the company's own file says. */

export const notANominator: Row<Finding> = ({ survey, circumstances, policy }) => {
  const standing = standingOf(survey, circumstances, policy);
  return standing === 'may' || standing === 'unknown' ? undefined : { answer: 'refuse', finding: 'not-a-nominator' };
};

const judged: Row = ({ verdict }) => {
  if (!verdict || verdict.ok) return undefined;
  if (verdict.why !== 'stay-too-long') return { answer: 'refuse', finding: 'rules', verdict };
  const { rule, latestEnd, offer } = verdict;
  return { answer: 'offer', finding: 'stay-too-long', rule, latestEnd, ...(offer !== undefined && { offer }) };
};

const tooManyGuests: Row = (scene) => {
  const limit = scene.policy.nominators.guestsEach;
  const has = scene.books.answersFor;
  const { nominator, sponsor = nominator } = scene.ask;
  return limit !== undefined && has >= limit && sponsor.id === nominator.id && isOneMore(scene)
    ? { answer: 'refuse', finding: 'too-many-guests', limit, has }
    : undefined;
};

const tooManyToday: Row = ({ policy, books }) => {
  const limit = policy.nominators.perDay;
  return limit !== undefined && books.begunToday >= limit
    ? { answer: 'refuse', finding: 'too-many-today', limit }
    : undefined;
};

const passedOver: Row = ({ verdict }) =>
  verdict?.ok && verdict.passedOver.length > 0
    ? { answer: 'warn', finding: 'passed-over', rules: verdict.passedOver }
    : undefined;

export const RULE_ROWS: readonly Row[] = [judged, tooManyGuests, tooManyToday, passedOver];
