import { NEVER_CHECKED, type Finding } from '../../../policy/findings.js';
import type { ApproverManners, InviteeLimits } from '../../../policy/policy.js';
import type { Trace, Verdict } from '../../../policy/verdict.js';
import { sayDay } from '../../../words/dates.js';
import type { AskedStage, Preflight } from '../../../workflow/workflow.js';
import { linesOfInvitees } from './invitees.js';
import { linesOfManners, linesOfStages } from './stages.js';
import { linesOfStays } from './stays.js';

/** What became known of a nomination that nobody sent. */
export type Explanation = {
  readonly file: string;
  /** Of the file's text; SHA-256, hex. */
  readonly hash: string;
  readonly directory: string;
  readonly books: string;
  readonly preflight: Preflight;
  /** What would be given, and who answers for it. */
  readonly access: readonly string[];
  readonly trace: readonly Trace[];
  readonly approvers: ApproverManners;
  readonly invitees: InviteeLimits;
  /** IANA; for the days in the text. */
  readonly zone: string;
};

const section = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];

/** `look-alike: domain fabrlkam.com, known fabrikam.com` */
const detailsOf = (value: object): string =>
  Object.entries(value)
    .filter(([name]) => name !== 'answer' && name !== 'finding')
    .map(([name, one]) => `${name} ${wordOf(one)}`)
    .join(', ');

const wordOf = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(wordOf).join(' and ');
  if (typeof value === 'object' && value !== null)
    return 'en' in value ? `“${String(value.en)}”` : `(${detailsOf(value)})`;
  return String(value);
};

const findingLine = (finding: Finding): string => {
  const details = detailsOf(finding);
  return `${finding.answer.padEnd(6)} ${finding.finding}${details === '' ? '' : `: ${details}`}`;
};

const verdictLines = (verdict: Verdict | undefined, stages: readonly AskedStage[], zone: string): readonly string[] => {
  if (!verdict) return ['The rules were not asked: say --to as well.'];
  if (!verdict.ok) return [`Refused: ${verdict.why}${'rule' in verdict ? ` (${verdict.rule})` : ''}`];
  const day = (date: Date) => sayDay(date, zone, 'en');
  const asked =
    verdict.stages.length === 0 ? ['Approved at once'] : ['Needs a yes from', ...linesOfStages(verdict.stages, stages)];
  const hidden = verdict.namesHidden ? ['The nominator reads no names of approvers'] : [];
  const proposed = verdict.proposedEnd ? `; proposed: ${day(verdict.proposedEnd)}` : '';
  const { mayKeepUntil } = verdict;
  const kept = mayKeepUntil ? [`The sponsor may keep them without asking until: ${day(mayKeepUntil)}`] : [];
  return [`Rule “${verdict.rule}”`, ...asked, ...hidden, `Latest end: ${day(verdict.latestEnd)}${proposed}`, ...kept];
};

const traceLine = (step: Trace): string => {
  const name = `${step.section === 'never' ? 'never ' : ''}“${step.rule}”`;
  switch (step.outcome) {
    case 'matches':
      return `${name} matches`;
    case 'fails':
      return `${name} does not match: ${step.on.join(', ')}`;
    case 'unknown':
      return `${name} passed over, not known: ${step.missing.join(', ')}`;
    case 'not-reached':
      return `${name} not reached`;
  }
};

export const asText = ({
  file,
  hash,
  directory,
  books,
  preflight,
  access,
  trace,
  approvers,
  invitees,
  zone,
}: Explanation): string => {
  const { findings, verdict, stages, seen } = preflight;
  const { homeTenant, guestsFromThere, answersFor, connected: isConnected } = seen;
  const known = [
    ...(homeTenant ? [homeTenant === 'none' ? 'no Microsoft tenant' : `Microsoft tenant: ${homeTenant.name}`] : []),
    ...(isConnected ? ['a connected organization'] : []),
    ...(guestsFromThere ? [`guests from there: ${guestsFromThere.all}, accepted: ${guestsFromThere.accepted}`] : []),
    ...(answersFor === undefined ? [] : [`the nominator answers for: ${answersFor}`]),
  ];
  return [
    ...verdictLines(verdict, stages, zone),
    ...section('What would be given', access),
    ...section('Approvers’ time', verdict?.ok && verdict.stages.length > 0 ? linesOfManners(approvers) : []),
    ...section('The guest’s address', verdict?.ok ? linesOfInvitees(invitees, verdict.deliveries) : []),
    ...section('The guest’s stay', verdict?.ok ? linesOfStays(verdict.stays) : []),
    ...section('Found', findings.map(findingLine)),
    ...section('Known', known),
    ...section('Not checked', [...seen.unchecked, ...NEVER_CHECKED]),
    ...section('Rules, as they were asked', trace.map(traceLine)),
    ...section('Asked of', [`rules: ${file} (${hash.slice(0, 12)})`, `directory: ${directory}`, `own books: ${books}`]),
  ].join('\n');
};
