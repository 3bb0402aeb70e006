import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readDay } from '../../../dialogs/dates.js';
import { describeProblems, loadDotEnv, readConfig, type Config } from '../../config.js';
import { parseAddress } from '../../kernel/address.js';
import { systemClock } from '../../kernel/clock.js';
import { trace } from '../../policy/assess.js';
import { findOffers, MOST_OFFERS } from '../../policy/several.js';
import type { Policy } from '../../policy/policy.js';
import { formatProblem, readPolicy } from '../../policy/read.js';
import { DirectoryTrouble, type Survey } from '../../workflow/ports.js';
import { createLook } from '../../workflow/preflight/preflight.js';
import { questionOf } from '../../workflow/preflight/examine.js';
import type { Ask } from '../../workflow/workflow.js';
import { linesOfAccess } from './explain/access.js';
import { openBooks } from './explain/books.js';
import { openDirectory, type OpenDirectory } from './explain/directory.js';
import { NoAnswer } from './explain/no-answer.js';
import { asText, type Explanation } from './explain/report.js';

const OPTIONS = {
  nominator: { type: 'string' },
  guest: { type: 'string' },
  to: { type: 'string' },
  until: { type: 'string' },
  file: { type: 'string' },
  directory: { type: 'string' },
  json: { type: 'boolean' },
} as const;
type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const optionsIn = (words: readonly string[]): Options | undefined => {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, strict: true }).values;
  } catch {
    return undefined;
  }
};

const policyIn = async (file: string): Promise<Policy> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new NoAnswer(`${file} cannot be read. Name your rules in POLICY_FILE or with --file.`);
  });
  const policy = readPolicy(text, file);
  if (!policy.ok) throw new NoAnswer(policy.error.map(formatProblem).join('\n'));
  return policy.value;
};

const offersCalled = (said: string, policy: Policy): Ask['offers'] => {
  const found = findOffers(policy, said);
  if ('offers' in found && found.offers.length <= MOST_OFFERS) return found.offers;
  if ('offers' in found) throw new NoAnswer(`A guest can be given ${MOST_OFFERS} things at a time, and no more.`);
  const names = (found.candidates.length > 0 ? found.candidates : policy.offers).map(({ name }) => name).join(', ');
  throw new NoAnswer(`“${found.said}” is not one thing that guests may be given. There is: ${names}.`);
};

/** The words of the command line as the ask that a conversation would make of them. */
const askIn = async (
  { nominator, guest, to, until }: Options,
  policy: Policy,
  { directory }: OpenDirectory,
): Promise<Ask> => {
  const [employee] = await directory.employeesAt(nominator ?? '');
  if (!employee) throw new NoAnswer(`The directory has no employee with the address ${nominator ?? ''}.`);
  const address = parseAddress(guest ?? '');
  if (!address.ok) throw new NoAnswer(`${guest ?? ''} cannot be a guest's address (${address.error.kind}).`);
  const offers = to === undefined ? [] : offersCalled(to, policy);
  const { zone } = policy;
  const day = until === undefined ? undefined : readDay(until, { zone, locale: 'en', now: systemClock.now() });
  if (day && !day.ok)
    throw new NoAnswer(`“${until ?? ''}” is no day to come (${day.error.fault}). Write it like “30 June 2027”.`);
  return {
    nominator: employee.person,
    address: address.value,
    offers,
    ...(day && { until: day.value }),
    zone,
  };
};

const explanationOf = async (
  options: Options,
  file: string,
  policy: Policy,
  opened: OpenDirectory,
  config: Config,
): Promise<Explanation> => {
  const ask = await askIn(options, policy, opened);
  const books = await openBooks(config);
  try {
    const look = createLook({ store: books.store, directory: opened.directory, clock: systemClock });
    const { preflight, scene } = await look(ask, policy);
    const question = questionOf(scene);
    return {
      file,
      hash: policy.hash,
      directory: opened.name,
      books: books.name,
      preflight,
      access: linesOfAccess(ask.offers, scene.survey, await namesThere(scene.survey, opened)),
      approvers: policy.approvers,
      invitees: policy.invitees,
      zone: ask.zone,
      trace: question && preflight.verdict ? trace(question, policy, systemClock.now()) : [],
    };
  } finally {
    await books.close();
  }
};

/** Microsoft need not say what those are called whom an access package asks. */
const namesThere = async ({ things }: Survey, { directory }: OpenDirectory): Promise<ReadonlyMap<string, string>> => {
  const asks = [...things.values()].flatMap(({ package: pack }) =>
    pack.known ? (pack.value?.policies ?? []).flatMap((policy) => policy.asks ?? []) : [],
  );
  const people = asks.flatMap(({ people: all }) => all.map(({ id }) => id));
  const groups = asks.flatMap(({ groups: all }) => all.map(({ id }) => id));
  const named = await Promise.all([
    ...people.map(async (id) => [id, (await directory.account(id))?.person.name] as const),
    ...groups.map(async (id) => [id, (await directory.group(id))?.name] as const),
  ]);
  return new Map(named.flatMap(([id, name]) => (name === undefined ? [] : [[id as string, name] as const])));
};

/**
 * `explain`: what would become of a nomination, by these rules and the directory as they are now. 0: it could be sent as it
 * stands; 1: it could not; 2: that could not be answered.
 */
export const explain = async (words: readonly string[]): Promise<number | undefined> => {
  const options = optionsIn(words);
  if (!options?.nominator || !options.guest || !/^(?:local|real)?$/.test(options.directory ?? '')) return undefined;
  loadDotEnv();
  const config = readConfig(process.env);
  if (!config.ok) {
    console.error(describeProblems(config.error));
    return 2;
  }
  const file = options.file ?? config.value.policyFile;
  let opened: OpenDirectory | undefined;
  try {
    const policy = await policyIn(file);
    opened = await openDirectory(config.value, options.directory);
    const explanation = await explanationOf(options, file, policy, opened, config.value);
    console.log(options.json ? JSON.stringify(explanation, undefined, 2) : asText(explanation));
    const { findings, verdict } = explanation.preflight;
    return verdict?.ok && findings.every(({ answer }) => answer === 'warn') ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NoAnswer || error instanceof DirectoryTrouble)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    await opened?.close();
  }
};
