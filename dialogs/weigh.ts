import type { DraftField } from '../cards/draft.js';
import type { FindingOf } from '../src/policy/findings.js';
import type { Offer } from '../src/policy/policy.js';
import type { Permitted } from '../src/policy/verdict.js';
import type { Sentence } from '../src/words/words.js';
import type { Preflight } from '../src/workflow/workflow.js';
import { withDerived } from './derived.js';
import { offerOf, type Draft } from './draft.js';
import { keptAside, type Faults, type Filled } from './fill.js';
import { objectionTo, type Objection } from './findings.js';
import { askOf } from './look.js';
import { openOffer, type Choosable } from './offers.js';
import type { About } from './reasons.js';
import { standingAfter } from './standing.js';
import type { Surroundings } from './surroundings.js';
import { wantsOf } from './wants.js';

/** A draft after a look: what stands, what must be said differently, what must be chosen, or why it cannot go on. */
export type Weighed = Filled & {
  readonly look: Preflight;
  /** What fell away. */
  readonly remarks: readonly Sentence[];
  /** Nothing that the nominator could say differently would help; `forGood`: nor would waiting. */
  readonly held?: { readonly says: Sentence; readonly forGood: boolean };
  readonly offer?: Choosable;
  /** The question to put next, where what was chosen leads to one. */
  readonly asks?: Sentence;
  /** What `shorten` would mean. */
  readonly latestEnd?: Date;
  readonly rule?: Permitted;
  /** What the rule asks besides what every nomination needs. */
  readonly wanted: readonly DraftField[];
};

/** Looks, once, and holds the draft against what was found. */
export const weigh = async (filled: Filled, around: Surroundings): Promise<Weighed> => {
  const { several } = filled.faults.access ?? {};
  if (several) return weighSeveral(several, filled, around);
  return weighWith(await around.look(askOf(filled.draft, around)), filled, around);
};

/** As `weigh`, with what a look on the server's side found. */
export const weighWith = async (look: Preflight, filled: Filled, around: Surroundings): Promise<Weighed> => {
  const objections = weighty(look.findings.flatMap((finding) => objectionTo(finding, filled.draft, around) ?? []));
  const standing = { ...filled.draft, ...standingAfter(look, filled) };
  const { draft, faults } = withObjections({ ...filled, draft: standing }, objections);
  const offer = draft.address === undefined ? undefined : openOffer(look.findings, draft);
  const rule = look.verdict?.ok && isStillAsked(filled.draft, draft, around) ? look.verdict : undefined;
  const judged = withDerived(afresh(draft, offer, rule));
  const held = heldBy(objections);
  const longest = look.findings.find(({ finding }) => finding === 'stay-too-long');
  const common = {
    look,
    remarks: [],
    ...(held && { held }),
    ...(offer && { offer }),
    ...(longest?.finding === 'stay-too-long' && { latestEnd: longest.latestEnd }),
    ...(rule && { rule }),
  };
  if (!rule || held || offer) return { ...common, draft: judged, faults, wanted: [] };
  const wants = await wantsOf(judged, rule, around);
  return {
    ...common,
    draft: judged,
    faults: { ...wants.faults, ...faults },
    wanted: wants.wanted,
    ...(wants.held && { held: { says: wants.held, forGood: false } }),
  };
};

/** Of a guest who cannot be this one, what the rules say besides is of no use. */
const weighty = (objections: readonly Objection[]): readonly Objection[] =>
  objections.some(({ about }) => about === 'address')
    ? objections.filter(
        ({ about, finding }) => about === 'address' || about === 'nominator' || finding.finding === 'thing',
      )
    : objections;

/** What was refused once what was asked for has changed says nothing. */
const isStillAsked = (before: Draft, after: Draft, { policy }: Surroundings): boolean =>
  after.address !== undefined && offerOf(before, policy) === offerOf(after, policy);

/** An earlier choice answers nothing that is found now; the rule is that of this look. */
const afresh = (draft: Draft, offer: Choosable | undefined, rule: Permitted | undefined): Draft => {
  const { rule: _, chosen, ...rest } = draft;
  return { ...rest, ...(chosen && !offer && { chosen }), ...(rule && { rule: rule.rule }) };
};

/** An address or a thing that is refused is no longer part of the draft; a day or a rule may be met by changing something else. */
const withObjections = (filled: Filled, objections: readonly Objection[]): Filled => {
  const about = (what: About) => objections.find((one) => one.about === what);
  const [address, access, until] = [about('address'), about('access'), about('until')];
  const found: Faults = {
    ...(address && { address: address.fault }),
    ...(access && { access: access.fault }),
    ...(until && { until: until.fault }),
  };
  let { draft } = filled;
  if (address && draft.address) draft = keptAside(draft, 'address', draft.address);
  if (access?.finding.finding === 'thing' && draft.access) draft = keptAside(draft, 'access', draft.access);
  return { draft, faults: { ...found, ...filled.faults } };
};

const heldBy = (objections: readonly Objection[]): Weighed['held'] => {
  const first = objections.find(({ about }) => about === 'nominator');
  return first && { says: first.fault.says, forGood: first.finding.finding === 'not-a-nominator' };
};

/**
 * Two things in one answer: each is looked at. What is refused falls away, with its reason; where one is left it is meant,
 * and where more are, the nominator says which comes first.
 */
const weighSeveral = async (several: readonly Offer[], filled: Filled, around: Surroundings): Promise<Weighed> => {
  const looks = await Promise.all(
    several.map(async (offer) => {
      const draft = { ...filled.draft, access: offer.key };
      const look = await around.look(askOf(draft, around));
      const refused = look.findings.find(({ finding }) => finding === 'thing') as FindingOf<'thing'> | undefined;
      const why = refused && objectionTo(refused, draft, around)?.fault.says;
      return { offer, look, ...(why && { why }) };
    }),
  );
  const reasons = looks.flatMap(({ why }) => (why ? [why] : []));
  const [left, ...others] = looks.filter(({ why }) => why === undefined);
  if (left && others.length === 0) {
    const { access: _, ...faults } = filled.faults;
    const { access: __, ...typed } = filled.draft.typed;
    const draft = { ...filled.draft, typed, access: left.offer.key };
    return { ...(await weighWith(left.look, { draft, faults }, around)), remarks: reasons };
  }
  const look = await withoutThing(looks[0]?.look, filled.draft, around);
  if (left) return { ...(await weighWith(look, filled, around)), remarks: reasons };
  const [first = []] = reasons;
  const says = reasons.slice(1).reduce<Sentence>((said, why) => [...said, ' ', ...why], first);
  return weighWith(look, { ...filled, faults: { ...filled.faults, access: { says } } }, around);
};

/** What a look at one of several things says to all of them alike. */
const withoutThing = async (look: Preflight | undefined, draft: Draft, around: Surroundings): Promise<Preflight> => {
  if (!look) return around.look(askOf(draft, around));
  const { verdict: _, ...rest } = look;
  const about: readonly string[] = ['thing', 'rules', 'stay-too-long', 'passed-over'];
  return { ...rest, findings: look.findings.filter(({ finding }) => !about.includes(finding)) };
};
