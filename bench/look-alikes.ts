import { parseArgs } from 'node:util';
import { shortestBy, surest, THRESHOLDS } from '../src/policy/look-alike/believed.js';
import { likenesses } from '../src/policy/look-alike/likeness.js';
import { readDomains } from './look-alikes/domains.js';
import { fixThresholds } from './look-alikes/fix.js';
import { drawSamples, SEED } from './look-alikes/samples.js';
import { LEAST_FOUND, MOST_ALARMS, score, shareOf, type Rate } from './look-alikes/score.js';

/**
 * `npm run look-alikes [-- --seed N]`: of how many imitations the known domain is named, and of how many real and distinct
 * domains one is named falsely. Thresholds are fixed on one half of the samples and scored on the other. Exits with 1 where a
 * limit is broken, or where the source holds other thresholds than its own seed comes to.
 */

const { values } = parseArgs({ options: { seed: { type: 'string', default: String(SEED) } } });
const seed = Number(values.seed);

const percent = (share: number): string => `${(share * 100).toFixed(1).padStart(5)} %`;
const line = ({ kind, named, of }: Rate): string =>
  `  ${kind.padEnd(34)}${String(named).padStart(4)} of ${String(of).padStart(3)}${percent(named / of).padStart(10)}`;
const total = (rates: readonly Rate[]): string => `  ${'altogether'.padEnd(42)}${percent(shareOf(rates)).padStart(14)}`;

const { known, toFixOn, toScoreOn } = drawSamples(readDomains(), seed);
console.log(`Seed ${seed}, ${known.length} known domains.`);
console.log(
  `Thresholds are fixed on ${toFixOn.positives.length} imitations and ${toFixOn.negatives.length} real domains.`,
);

const fixed = fixThresholds(toFixOn, known);
const { fingers, memory, other } = fixed;
console.log(
  'Of all from 3 to 12, those that leave most room to the nearer limit. A slip is believed where the known name has',
);
console.log(`  ${fingers} characters of its own, if it is one of the fingers (swapped, doubled, neighbouring key),`);
console.log(`  ${memory}, if one of the memory (another vowel, a letter lost or more),`);
console.log(`  ${other}, if it may as well be another name (any other letter, a digit, the first letter).`);

const shortest = shortestBy(fixed);
const result = score((domain) => surest(likenesses(domain, known), shortest)?.known, toScoreOn);
console.log(`\nFound, on the other half (at least ${percent(LEAST_FOUND).trim()})`);
for (const text of [...result.found.map(line), total(result.found)]) console.log(text);
console.log(`\nFalse alarms, on the other half (at most ${percent(MOST_ALARMS).trim()})`);
for (const text of [...result.alarms.map(line), total(result.alarms)]) console.log(text);

const areKept = seed !== SEED || JSON.stringify(fixed) === JSON.stringify(THRESHOLDS);
if (!areKept) console.log(`\nThe source has other thresholds: ${JSON.stringify(THRESHOLDS)}.`);
console.log(result.passes ? '\nBoth limits are kept.' : '\nA limit is broken.');
process.exitCode = result.passes && areKept ? 0 : 1;
