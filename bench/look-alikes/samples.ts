import { distance } from 'fastest-levenshtein';
import { parseDomain } from '../../src/kernel/address.js';
import { partsOf } from '../../src/policy/look-alike/parts.js';
import { CONFUSABLES, SLIPS, type Mistake } from './mistakes.js';
import { drawBy, type Draw } from './random.js';

/** A domain to be judged, and what is right: `imitates` a known one, or is, where that is absent, real and distinct from all. */
export type Sample = { readonly domain: string; readonly kind: string; readonly imitates?: string };
export type Half = { readonly positives: readonly Sample[]; readonly negatives: readonly Sample[] };

/** By which the thresholds in the source were fixed. */
export const SEED = 20270503;
/** How many of each, of positives and of negatives, the two halves together. */
const EACH = 1000;
/** A company that knows two thousand domains already. */
const KNOWN = 2000;
/** Within so many edits of a known domain, a real one is near. */
const EDITS = 2;

const nameOf = (domain: string): string => partsOf(domain).name;

const areNear = (one: string, other: string): boolean =>
  one !== other && Math.abs(one.length - other.length) <= EDITS && distance(one, other) <= EDITS;

/** Real domains to be judged, and real domains that are known: for every third of the former, a near one is among the latter. */
const drawReal = (domains: readonly string[], draw: Draw) => {
  const all = draw.shuffled(domains);
  const names = all.map(nameOf);
  // Of two domains with one name, the other is rightly warned of.
  const candidates = all.filter((_, at) => names.indexOf(names[at] ?? '') === names.lastIndexOf(names[at] ?? ''));
  const near = new Set<string>();
  const known = new Set<string>();
  for (const domain of candidates) {
    if (near.size >= EACH / 3) break;
    const beside = known.has(domain) ? [] : all.filter((other) => areNear(domain, other) && !near.has(other));
    if (beside.length === 0) continue;
    near.add(domain);
    known.add(draw.one(beside));
  }
  for (const domain of all) if (known.size < KNOWN && !near.has(domain)) known.add(domain);
  const far = candidates.filter(
    (domain) =>
      !near.has(domain) && !known.has(domain) && !all.some((other) => known.has(other) && areNear(domain, other)),
  );
  const negatives = [
    ...Array.from(near, (domain) => ({ domain, kind: 'within two edits of a known one' })),
    ...far.slice(0, EACH - near.size).map((domain) => ({ domain, kind: 'further from all known ones' })),
  ];
  return { known: [...known], negatives };
};

/** As many imitations of known domains, of these kinds in turn. What happens to be a real domain is none. */
const imitations = (
  kinds: Readonly<Record<string, Mistake>>,
  count: number,
  known: readonly string[],
  real: ReadonlySet<string>,
  draw: Draw,
): readonly Sample[] => {
  const made = new Map<string, Sample>();
  const turns = Object.entries(kinds);
  while (made.size < count) {
    const [kind, mistake] = turns[made.size % turns.length] ?? draw.one(turns);
    const imitates = draw.one(known);
    const { name, ending } = partsOf(imitates);
    const imitation = mistake(name, draw);
    const domain = imitation === name ? undefined : parseDomain(`${imitation}.${ending}`);
    if (domain && !real.has(domain)) made.set(domain, { domain, kind, imitates });
  }
  return [...made.values()];
};

/** Two halves with as many of each kind, give or take one. */
const halved = (samples: readonly Sample[]): readonly [readonly Sample[], readonly Sample[]] => {
  const byKind = samples.toSorted((one, other) => one.kind.localeCompare(other.kind, 'en'));
  return [byKind.filter((_, at) => at % 2 === 0), byKind.filter((_, at) => at % 2 === 1)];
};

/** Everything that is judged, drawn by a seed out of real domains: one half to fix the thresholds on, one to score on. */
export const drawSamples = (
  domains: readonly string[],
  seed: number,
): { readonly known: readonly string[]; readonly toFixOn: Half; readonly toScoreOn: Half } => {
  const real = new Set(domains);
  const { known, negatives } = drawReal(domains, drawBy(seed));
  const made = [
    ...imitations(CONFUSABLES, EACH / 2, known, real, drawBy(seed + 1)),
    ...imitations(SLIPS, EACH / 2, known, real, drawBy(seed + 2)),
  ];
  const [positives, others] = [halved(made), halved(negatives)];
  const half = (which: 0 | 1): Half => ({ positives: positives[which], negatives: others[which] });
  return { known, toFixOn: half(0), toScoreOn: half(1) };
};
