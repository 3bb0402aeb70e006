import { boundOf, noticed, seenOf, type Proof, type Seen } from './chaos/proof.js';
import { PROOFS } from './chaos/proofs.js';
import { tell, TOLD, type Told } from './chaos/told.js';

/**
 * `npm run chaos`: promises about processes that die, stall and race, each first with a bot that does not keep it, which must be
 * noticed; then a table of all. `npm run chaos -- surviving` tries one alone; `CHAOS_SIZE=200` gives the size of those that are not
 * tests, `CHAOS_SIZE=short` that of the tests. Exits with 1 on a breach, where the other bot goes unnoticed, and where one of them
 * breaks off, after which the others are tried all the same; with 2 where it was not understood.
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

type Row = { readonly promise: string; readonly seen: Seen; readonly noticed: string };

const print = (name: string, promise: string, seen: Seen, took: number): void => {
  console.log(`\n${name}: ${promise}`);
  console.log(`  ${seen.tries.toLocaleString('en')} ${seen.of} in ${Math.round(took / 1000)} s`);
  for (const note of seen.notes) console.log(`  ${note}`);
  const windows = Object.entries(seen.windows).sort(([, one], [, other]) => other - one);
  if (windows.length > 0)
    console.log(`  windows: ${windows.map(([window, times]) => `${window} ${times}`).join(', ')}`);
  for (const fault of seen.faults.slice(0, 20)) console.log(`  ! ${fault}`);
};

const inTable = ({ promise, seen, noticed }: Row): string => {
  const bound = seen.faults.length === 0 ? boundOf(seen.tries) : '';
  return `| ${promise} | ${seen.tries.toLocaleString('en')} ${seen.of} | ${seen.faults.length} | ${bound} | ${noticed} |`;
};

const tried = async (name: string, proof: Proof, size: number): Promise<Row> => {
  const [unnoticed, told]: [string[], string[]] = [[], []];
  for (const naive of proof.naive) {
    const { bot } = naive;
    const { tries, of, faults } = await seenOf(() => naive.run());
    const breaches = noticed(naive, { faults });
    console.log(`\n${name}: ${bot}: ${breaches} breaches in ${tries} ${of}`);
    told.push(`${bot}: ${breaches} in ${tries}`);
    if (breaches === 0) unnoticed.push(`not noticed: ${[bot, ...faults.slice(0, 5)].join('; ')}`);
  }
  const began = performance.now();
  const seen = await seenOf(() => proof.run(size), proof.least(size));
  const all = { ...seen, faults: [...unnoticed, ...seen.faults] };
  print(name, proof.promise, all, performance.now() - began);
  return { promise: proof.promise, seen: all, noticed: told.join('; ') };
};

const told = async (name: string, one: Told): Promise<Row> => {
  console.log(`\n${name}: ${one.promise}`);
  const { seen, noticed } = await tell(one, process.env['CHAOS_SIZE'] === 'short');
  for (const fault of seen.faults) console.log(`  ! ${fault}`);
  return { promise: one.promise, seen, noticed: noticed.join('; ') };
};

const tryAll = async (size: (proof: Proof) => number): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const [name, proof] of Object.entries(PROOFS))
    if (isAsked(name)) rows.push(await tried(name, proof, size(proof)));
  for (const [name, one] of Object.entries(TOLD)) if (isAsked(name)) rows.push(await told(name, one));
  return rows;
};

if (objection || !sizeOf) {
  console.error(objection);
  process.exitCode = 2;
} else {
  const rows = await tryAll(sizeOf);
  console.log(
    '\n| promise | tried | breaches | at most, with 95 % confidence (3/n) | other bots, and how each was noticed |',
  );
  console.log('| --- | --- | ---: | ---: | --- |');
  console.log(rows.map(inTable).join('\n'));
  if (rows.some(({ seen }) => seen.faults.length > 0)) process.exitCode = 1;
}
