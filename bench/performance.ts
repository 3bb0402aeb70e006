import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { clicks, ON_THE_WAY } from './performance/clicks.js';
import { decided, drained, nominated, OSKAR, round, SUE, type Round } from './performance/rounds.js';
import { besides, summary, without, type Summary } from './performance/sample.js';
import { forget, seed } from './performance/seed.js';
import { openSetting, RIGHTS, type Setting } from './performance/setting.js';

/**
 * `npm run bench`: what an answer costs. On PostgreSQL, side by side with a bot that echoes: a nomination in one message up to
 * its confirmation, the press that sends it, the press that decides it, and the list of what waits for somebody; the jobs that
 * follow run in a second process and are counted apart. Then the same with 100,000 nominations in the tables, and how long a
 * click takes with a slow directory. Exits with 1 where an answer of a nomination takes more than LIMIT times the echo's time
 * on the processor, any answer more than GROWTH times its own with a hundred, or a click more than PATIENCE.
 *
 * Compared are medians; time that a process takes while nobody asks for anything is taken off.
 * `BENCH_ROUNDS` (80) is how often each is measured; `BENCH_PROFILE` names a folder for processor profiles, which
 * `performance/profile.js` reads: figures taken with it are too high.
 */

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 80);
/** Until V8 has compiled what is used often. */
const WARM = ROUNDS;
const CLICKS = Math.max(3, Math.ceil(ROUNDS / 8));
const FEW = 100;
const MANY = 100_000;
const LIMIT = 3;
const GROWTH = 1.3;
/** Milliseconds. */
const PATIENCE = 1000;

const STEPS = {
  echo: 'an echo',
  said: 'one message, to its confirmation',
  sent: 'the press that sends it',
  decided: 'the press that decides it',
  listed: `“approvals”, with dozens waiting`,
} satisfies Record<keyof Round, string>;
type Step = keyof Round;
const OF_A_NOMINATION: readonly Step[] = ['said', 'sent', 'decided'];
const ANSWERS: readonly Step[] = [...OF_A_NOMINATION, 'listed'];

/** `jobs`: milliseconds on the processor for all that one nomination causes. */
type Row = Readonly<Record<Step, Summary>> & { readonly jobs: number };

const measure = async (setting: Setting): Promise<Row> => {
  const { answers, worker, echo } = setting;
  const began = performance.now();
  const before = await worker.cpu();
  const rounds: Round[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round(setting));
  const busy = ((await worker.cpu()) - before) / 1000;
  const elapsed = performance.now() - began;
  const [ofAnswers, ofEcho, ofWorker] = [await besides(answers), await besides(echo), await besides(worker)];
  const of = (step: Step) => summary(rounds.map((one) => without(one[step], step === 'echo' ? ofEcho : ofAnswers)));
  return {
    echo: of('echo'),
    said: of('said'),
    sent: of('sent'),
    decided: of('decided'),
    listed: of('listed'),
    jobs: (busy - ofWorker.idle * elapsed) / ROUNDS,
  };
};

const print = (few: Row, many: Row): void => {
  console.log(`
Milliseconds on the processor for an answer (median of ${ROUNDS}, mean in brackets), how many times an echo's, and until the
answer; with ${FEW} nominations in the tables, and with ${MANY.toLocaleString('en')}.

| | ${FEW} | × echo | answered in | ${MANY.toLocaleString('en')} | × echo | answered in | × ${FEW} |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`);
  for (const [step, name] of Object.entries(STEPS) as [Step, string][]) {
    const cells = [few, many].flatMap((row) => {
      const { cpu, mean, wall } = row[step];
      return [`${cpu.toFixed(1)} (${mean.toFixed(1)})`, (cpu / row.echo.cpu).toFixed(1), `${wall.toFixed(0)} ms`];
    });
    console.log(`| ${[name, ...cells, (many[step].cpu / few[step].cpu).toFixed(2)].join(' | ')} |`);
  }
  console.log(
    `| its jobs, in another process | ${few.jobs.toFixed(1)} | | | ${many.jobs.toFixed(1)} | | | ${(many.jobs / few.jobs).toFixed(2)} |`,
  );
};

const profiled = async ({ answers, worker, echo }: Setting): Promise<void> => {
  const folder = process.env['BENCH_PROFILE'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  for (const [name, one] of Object.entries({ answers, worker, echo }))
    await one.profile(join(folder, `${name}.cpuprofile`));
};

/** Whoever writes to the bot has it from then on. One nomination is settled and one waits, to be copied. */
const prepare = async (setting: Setting): Promise<void> => {
  for (const person of [SUE, OSKAR]) await setting.tenant.say(person, 'help');
  const { nomination } = await nominated(setting);
  await decided(setting, OSKAR, nomination);
  await nominated(setting);
};

const setting = await openSetting();
try {
  await prepare(setting);
  await seed(setting.sql, FEW, OSKAR);
  for (let n = 0; n < WARM; n += 1) await round(setting);
  await profiled(setting);
  await forget(setting.sql, SUE);
  await seed(setting.sql, FEW, OSKAR);
  const few = await measure(setting);

  await forget(setting.sql, SUE);
  await seed(setting.sql, MANY, OSKAR);
  await drained(setting);
  await round(setting);
  const many = await measure(setting);
  print(few, many);

  const slow = await clicks(setting, CLICKS);
  console.log(
    `\nFrom a click to its answer, with ${ON_THE_WAY} ms on the way of each round trip to Graph, ${CLICKS} clicks each:\n`,
  );
  for (const { right, median, longest } of slow)
    console.log(`  ${RIGHTS[right].padEnd(38)} ${median.toFixed(0)} ms at the median, ${longest.toFixed(0)} at most`);

  const failures = [
    ...OF_A_NOMINATION.filter((step) => few[step].cpu > LIMIT * few.echo.cpu).map(
      (step) => `More than ${LIMIT} times an echo: ${STEPS[step]}.`,
    ),
    ...ANSWERS.filter((step) => many[step].cpu > GROWTH * few[step].cpu).map(
      (step) => `More than ${GROWTH} times with ${MANY.toLocaleString('en')} nominations: ${STEPS[step]}.`,
    ),
    ...slow.filter(({ median }) => median > PATIENCE).map(({ right }) => `Too slow: ${RIGHTS[right]}.`),
  ];
  console.log(['', ...failures].join('\n'));
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  await setting.end();
}
