import { boundOf, noticed, type Proof, type Seen } from './chaos/proof.js';
import { PROOFS } from './chaos/proofs.js';
import { tell, TOLD } from './chaos/told.js';

/**
 * `npm run chaos`: promises about processes that die, stall and race, each first with a bot that does not keep it, which must be
 * noticed; then a table of all. `npm run chaos -- surviving` tries one alone; `CHAOS_SIZE=200` gives the size of those that are not
 * tests, `CHAOS_SIZE=short` that of the tests. Exits with 1 on a breach, and where the other bot goes unnoticed; with 2 where it was not
 * understood.
 */
const sizeFrom = (said: string | undefined) =>
  said === undefined
    ? ({ long }: Proof) => long
    : said === 'short'
      ? ({ short }: Proof) => short
      : /^[1-9]\d{0,5}$/.test(said)
        ? () => Number(said)
        : undefined;

const sizeOf = sizeFrom(process.env['CHAOS_SIZE']);
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PROOFS || name in TOLD));
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);
const objection =
  unknown !== undefined
    ? `There is no proof "${unknown}". There are: ${Object.keys({ ...PROOFS, ...TOLD }).join(', ')}.`
    : !sizeOf && 'CHAOS_SIZE is a whole number, or "short".';

const told = (name: string, { promise }: Proof, seen: Seen, took: number): void => {
  console.log(`\n${name}: ${promise}`);
  console.log(`  ${seen.tries.toLocaleString('en')} ${seen.of} in ${Math.round(took / 1000)} s`);
  for (const note of seen.notes) console.log(`  ${note}`);
  const windows = Object.entries(seen.windows).sort(([, one], [, other]) => other - one);
  if (windows.length > 0)
    console.log(`  windows: ${windows.map(([window, times]) => `${window} ${times}`).join(', ')}`);
  for (const fault of seen.faults.slice(0, 20)) console.log(`  ! ${fault}`);
};

const rowOf = (proof: Proof, seen: Seen, naive: string): string => {
  const bound = seen.faults.length === 0 ? boundOf(seen.tries) : '';
  return `| ${proof.promise} | ${seen.tries.toLocaleString('en')} ${seen.of} | ${seen.faults.length} | ${bound} | ${proof.naive.bot}: ${naive} |`;
};

const tryAll = async (size: (proof: Proof) => number): Promise<readonly string[]> => {
  const rows: string[] = [];
  for (const [name, proof] of Object.entries(PROOFS)) {
    if (!isAsked(name)) continue;
    const naive = await proof.naive.run();
    const breaches = noticed(proof, naive);
    console.log(`\n${name}: ${proof.naive.bot}: ${breaches} breaches in ${naive.tries} ${naive.of}`);
    const began = performance.now();
    const seen = await proof.run(size(proof));
    told(name, proof, seen, performance.now() - began);
    rows.push(rowOf(proof, seen, `${breaches} in ${naive.tries}`));
    if (breaches === 0 || seen.faults.length > 0) process.exitCode = 1;
  }
  return rows;
};

const tellAll = async (): Promise<readonly string[]> => {
  const rows: string[] = [];
  for (const [name, one] of Object.entries(TOLD)) {
    if (!isAsked(name)) continue;
    console.log(`\n${name}: ${one.promise}`);
    const { passed, faults } = await tell(one, process.env['CHAOS_SIZE'] === 'short');
    for (const fault of faults) console.log(`  ! ${fault}`);
    rows.push(`| ${one.promise} | ${passed} tests, as they print above | ${faults.length} | as above | as above |`);
    if (faults.length > 0) process.exitCode = 1;
  }
  return rows;
};

if (objection || !sizeOf) {
  console.error(objection);
  process.exitCode = 2;
} else {
  const rows = [...(await tryAll(sizeOf)), ...(await tellAll())];
  console.log('\n| promise | tried | breaches | at most, with 95 % confidence (3/n) | noticed: breaches |');
  console.log('| --- | --- | ---: | ---: | --- |');
  console.log(rows.join('\n'));
}
