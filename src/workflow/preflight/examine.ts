import { domainOf } from '../../kernel/address.js';
import { assess, IN_DOUBT } from '../../policy/assess.js';
import type { Finding, FindingOf, Seen, Warning } from '../../policy/findings.js';
import { mailboxOf } from '../../policy/mailbox.js';
import type { Offer, Policy } from '../../policy/policy.js';
import { stricter } from '../../policy/stricter.js';
import type { Question, Verdict } from '../../policy/verdict.js';
import type { Survey } from '../ports.js';
import type { Ask } from '../workflow.js';
import { circumstancesOf } from './circumstances.js';
import { heldIn } from './holding.js';
import { ADDRESS_ROWS } from './rows/address.js';
import { DOMAIN_ROWS, stoppedDomain } from './rows/domain.js';
import { GUEST_ROWS } from './rows/guest.js';
import { INVITEE_ROWS } from './rows/invitee.js';
import { MOVE_ROWS } from './rows/move.js';
import { PACKAGE_ROWS } from './rows/package.js';
import { notANominator, RULE_ROWS } from './rows/rules.js';
import { TENANT_ROWS } from './rows/tenant.js';
import { refusedThings } from './rows/thing.js';
import { isMove, type Books, type Row, type Scene } from './scene.js';
import { uncheckedIn } from './unchecked.js';

/** Each ends the examination: whoever may not nominate learns nothing, and of nobody's guest there is nothing else to say. */
const ENDING: readonly Row<Finding>[] = [notANominator, ...MOVE_ROWS, ...ADDRESS_ROWS, stoppedDomain];
const OTHERS: readonly Row[] = [
  ...RULE_ROWS,
  ...INVITEE_ROWS,
  ...PACKAGE_ROWS,
  ...TENANT_ROWS,
  ({ fallen }) => fallen,
  ...GUEST_ROWS,
  ...DOMAIN_ROWS,
];

export type Examined = { readonly scene: Scene; readonly findings: readonly Finding[]; readonly seen: Seen };

/** What follows from all that was looked up. Pure; what is not known refuses nothing, and is named among the unchecked. */
export const examine = (survey: Survey, books: Books, ask: Ask, policy: Policy, now: Date): Examined => {
  const scene = sceneOf(survey, books, ask, policy, now);
  const findings = findingsIn(scene);
  return { scene, findings, seen: seenIn(scene, findings, now) };
};

const sceneOf = (survey: Survey, books: Books, asked: Ask, policy: Policy, now: Date): Scene => {
  const domain = asked.address && domainOf(asked.address);
  const mailbox = domain === undefined ? undefined : mailboxOf(domain);
  const circumstances = circumstancesOf(survey, books, domain);
  const { left, fallen } = partedIn({ ask: asked, circumstances, policy, books, survey }, now);
  const ask = { ...asked, offers: left };
  const verdict = judge({ ask, circumstances, policy, books }, now);
  const held = domain && heldIn(withoutOwn(survey, ask), domain);
  return {
    survey,
    books,
    ask,
    fallen,
    policy,
    circumstances,
    ...(domain && { domain }),
    ...(mailbox && { mailbox }),
    ...(held && { held }),
    ...(verdict && { verdict }),
  };
};

/** What a guest's own account has as a further address is nobody else's. */
const withoutOwn = (survey: Survey, { moves }: Ask): Survey =>
  moves && survey.accounts.known
    ? { ...survey, accounts: { known: true, value: survey.accounts.value.filter(({ person }) => person.id !== moves) } }
    : survey;

/** What is refused by itself falls away, and the rest goes on; where nothing is left, it is all that is asked for. */
const partedIn = (
  scene: Judged & Pick<Scene, 'survey'>,
  now: Date,
): { readonly left: Ask['offers']; readonly fallen: readonly Finding[] } => {
  const { ask } = scene;
  const things = refusedThings(scene);
  const can = ask.offers.filter(({ key }) => !things.some(({ offer }) => offer === key));
  if (can.length === 0) return { left: ask.offers, fallen: things };
  const fallen = can.length > 1 ? can.flatMap((offer) => refusedAlone(offer, scene, now)) : [];
  if (fallen.length === can.length) return { left: can, fallen: things };
  return {
    left: can.filter(({ key }) => !fallen.some(({ offer }) => offer === key)),
    fallen: [...things, ...fallen],
  };
};

/** About the end of the stay all things are asked together: a day is easily said differently. */
const refusedAlone = (one: Offer, scene: Judged, now: Date): readonly FindingOf<'rules'>[] => {
  const verdict = judge({ ...scene, ask: { ...scene.ask, offers: [one] } }, now);
  if (!verdict || verdict.ok || verdict.why === 'stay-too-long' || verdict.why === 'end-in-the-past') return [];
  return [{ answer: 'refuse', finding: 'rules', verdict, offer: one.key, name: one.name }];
};

/** Refusals that nothing depends on but who the guest is: they hold whatever will be asked for. */
const WHATEVER_IS_ASKED: readonly string[] = ['blocked-domain', 'never'];

/** What the rules are asked; undefined while nobody knows whom it is about. */
export const questionOf = ({
  ask,
  circumstances,
  books,
}: Pick<Scene, 'ask' | 'circumstances' | 'books'>): Question | undefined => {
  const { address, purpose, until, zone } = ask;
  if (!address) return undefined;
  // Who answers for a guest says nothing about the end of their stay, where our books have one; else it brings one along.
  // With another address another person is let in, until then.
  const isAboutTheEnd = purpose === undefined || purpose === 'end' || isMove(ask) || !books.guest;
  const offers = purpose ? [] : ask.offers.map(({ key }) => key);
  return { address, offers, zone, circumstances, ...(until && isAboutTheEnd && { until }) };
};

/**
 * Somebody shut this guest out, or deleted them, or answers for them, or another would use their account: no rule passes over that
 * without anybody's yes.
 */
const agreedTo = (verdict: Verdict, { ask, books: { guest } }: Judged): Verdict => {
  const { chosen, purpose, nominator } = ask;
  const isAnothers = purpose !== undefined && guest?.sponsor.id !== nominator.id;
  const needsSomebody = chosen === 'revive' || isAnothers || isMove(ask);
  return verdict.ok && needsSomebody && verdict.stages.length === 0 ? { ...verdict, stages: [IN_DOUBT] } : verdict;
};

type Judged = Pick<Scene, 'ask' | 'circumstances' | 'policy' | 'books'>;

/**
 * What the rules are asked: about an end, or another address, once for each thing that the guest was given, lest a limit of one be
 * passed by; about several things together, and about each, lest what is strict about one be passed by in the company of another;
 * and about both, where what is asked for would have the guest stay longer.
 */
const questionsOf = (scene: Judged): readonly Question[] => {
  const question = questionOf(scene);
  if (!question) return [];
  const { given = [] } = scene.books;
  const alone = (keys: readonly string[]) => keys.map((key) => ({ ...question, offers: [key] }));
  const kept = alone(given).map((one) => ({ ...one, given: true as const }));
  if ((scene.ask.purpose === 'end' || isMove(scene.ask)) && kept.length > 0) return kept;
  return [question, ...(question.offers.length > 1 ? alone(question.offers) : []), ...kept];
};

const judge = (scene: Judged, now: Date): Verdict | undefined => {
  const [first, ...others] = questionsOf(scene).map((question) => assess(question, scene.policy, now));
  if (!first) return undefined;
  const verdict = agreedTo(others.reduce(stricter, first), scene);
  if (scene.ask.offers.length > 0 || scene.ask.purpose) return verdict;
  return !verdict.ok && WHATEVER_IS_ASKED.includes(verdict.why) ? verdict : undefined;
};

const ORDER: readonly Finding['answer'][] = ['refuse', 'offer', 'warn'];

const findingsIn = (scene: Scene): readonly Finding[] => {
  for (const row of ENDING) {
    const found = row(scene);
    if (found) return [found];
  }
  const found = OTHERS.flatMap((row) => row(scene) ?? []);
  return ORDER.flatMap((answer) => found.filter((finding) => finding.answer === answer));
};

const warningIn = (finding: Finding): readonly Warning[] => {
  if (finding.answer !== 'warn') return [];
  const { answer: _, ...warning } = finding;
  return [warning];
};

const seenIn = (scene: Scene, findings: readonly Finding[], now: Date): Seen => {
  const { survey, books, mailbox } = scene;
  const { homeTenant, guestsFromThere, connection } = survey;
  return {
    at: now,
    ...(homeTenant.known && { homeTenant: homeTenant.value ? { name: homeTenant.value.name } : 'none' }),
    ...(connection.known && connection.value && { connected: true as const }),
    ...(mailbox === 'company' && guestsFromThere.known && { guestsFromThere: guestsFromThere.value }),
    answersFor: books.answersFor,
    warnings: findings.flatMap(warningIn),
    unchecked: uncheckedIn(scene),
  };
};
