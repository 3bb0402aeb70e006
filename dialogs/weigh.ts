import type { DraftField } from '../cards/draft.js';
import type { Permitted } from '../src/policy/verdict.js';
import type { Sentence } from '../src/words/words.js';
import type { Preflight } from '../src/workflow/workflow.js';
import { withDerived } from './derived.js';
import { offersOf, type Draft } from './draft.js';
import { fallenAway, fallenIn } from './fallen.js';
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
export const weigh = async (filled: Filled, around: Surroundings): Promise<Weighed> =>
  weighWith(await around.look(askOf(filled.draft, around)), filled, around);

/** As `weigh`, with what a look on the server's side found. */
export const weighWith = async (look: Preflight, filled: Filled, around: Surroundings): Promise<Weighed> => {
  const objections = weighty(look.findings.flatMap((finding) => objectionTo(finding, filled.draft, around) ?? []));
  const standing = { ...filled.draft, ...standingAfter(look, filled) };
  const { draft, faults, remarks } = withObjections({ ...filled, draft: standing }, objections);
  const offer = draft.address === undefined ? undefined : openOffer(look.findings, draft);
  const rule = look.verdict?.ok && isStillAsked(filled.draft, draft, around) ? look.verdict : undefined;
  const judged = withDerived(afresh(draft, offer, rule));
  const held = heldBy(objections);
  const longest = look.findings.find(({ finding }) => finding === 'stay-too-long');
  const common = {
    look,
    remarks,
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
        ({ about, finding }) => about === 'address' || about === 'nominator' || fallenIn(finding) !== undefined,
      )
    : objections;

/** What the rules said of things that are all refused says nothing; of several they were asked about what is left. */
const isStillAsked = (before: Draft, after: Draft, { policy }: Surroundings): boolean =>
  after.address !== undefined && (offersOf(before, policy).length === 0 || offersOf(after, policy).length > 0);

/** An earlier choice answers nothing that is found now; the rule is that of this look. */
const afresh = (draft: Draft, offer: Choosable | undefined, rule: Permitted | undefined): Draft => {
  const { rule: _, chosen, ...rest } = draft;
  return { ...rest, ...(chosen && !offer && { chosen }), ...(rule && { rule: rule.rule }) };
};

/** An address or a thing that is refused is no longer part of the draft; a day or a rule may be met by changing something else. */
const withObjections = (
  filled: Filled,
  all: readonly Objection[],
): Filled & { readonly remarks: readonly Sentence[] } => {
  const { draft, remarks, fault } = fallenAway(filled.draft, all);
  const about = (what: About) => all.find((one) => one.about === what && fallenIn(one.finding) === undefined)?.fault;
  const [address, access, until] = [about('address'), fault ?? about('access'), about('until')];
  const found: Faults = {
    ...(address && { address }),
    ...(access && { access }),
    ...(until && { until }),
  };
  const kept = address && draft.address ? keptAside(draft, 'address', draft.address) : draft;
  return { draft: kept, remarks, faults: { ...found, ...filled.faults } };
};

const heldBy = (objections: readonly Objection[]): Weighed['held'] => {
  const first = objections.find(({ about }) => about === 'nominator');
  return first && { says: first.fault.says, forGood: first.finding.finding === 'not-a-nominator' };
};
