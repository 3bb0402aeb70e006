import { boundOf, type Proof, type Seen } from './chaos/proof.js';
import { PROOFS } from './chaos/proofs.js';

/**
 * `npm run chaos`: promises about processes that die, stall and race, each first with a bot that does not keep it, which must be
 * noticed. `npm run chaos -- surviving` tries one alone; `CHAOS_SIZE=200` gives its size, `CHAOS_SIZE=short` that of the tests.
 * Exits with 1 on a breach, and where the other bot goes unnoticed.
 */
const size = process.env['CHAOS_SIZE'];
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PROOFS));
if (unknown) throw new Error(`There is no proof "${unknown}". There are: ${Object.keys(PROOFS).join(', ')}.`);

const sizeOf = ({ long, short }: Proof): number => (size === 'short' ? short : size ? Number(size) : long);

const print = (name: string, proof: Proof, seen: Seen, took: number): void => {
  const bound = `with 95 % confidence fewer than ${boundOf(seen).toFixed(2)} % of ${seen.of} would break it (3/n)`;
  console.log(`\n${name}: ${proof.promise}`);
  console.log(
    `  ${seen.tries.toLocaleString('en')} ${seen.of} in ${Math.round(took / 1000)} s, ${seen.faults.length} breaches`,
  );
  if (seen.faults.length === 0) console.log(`  ${bound}`);
  for (const note of seen.notes) console.log(`  ${note}`);
  const windows = Object.entries(seen.windows).sort(([, one], [, other]) => other - one);
  if (windows.length > 0)
    console.log(`  windows: ${windows.map(([window, times]) => `${window} ${times}`).join(', ')}`);
  for (const fault of seen.faults.slice(0, 20)) console.log(`  ! ${fault}`);
};

for (const [name, proof] of Object.entries(PROOFS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const naive = await proof.naive.run();
  console.log(`\n${name}: ${proof.naive.bot}: ${naive.faults.length} breaches in ${naive.tries} ${naive.of}`);
  const began = performance.now();
  const seen = await proof.run(sizeOf(proof));
  print(name, proof, seen, performance.now() - began);
  if (naive.faults.length === 0 || seen.faults.length > 0) process.exitCode = 1;
}
