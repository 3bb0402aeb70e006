import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { openDatabase } from '../../src/store/database.js';
import { silent } from '../support/database.js';
import { approvalsBy } from '../support/nominating.js';
import { typedFields, type Field } from '../typed/fields.js';
import { CANARIES, canariesIn, canary, peopleIn, SECRETS, secretsIn } from './canaries.js';
import { openHouse, type House } from './house.js';
import { walkAll } from './paths.js';

/** What a line of the log may hold: LogFields of kernel/log.ts, and what pino adds. */
const FIELDS =
  'level time msg nominationId guestId personId job status code requestId method path host milliseconds count port error'.split(
    ' ',
  );

const STAGES = { stages: [{ ask: ['owners'], within: '5 days', handOver: 'yes' }] };

describe('secrets, addresses and whatever people type', function () {
  let house: House;
  let closes = () => Promise.resolve();
  let answers: readonly string[];
  let recorded: readonly string[];
  /** Besides those that are known from the beginning. */
  let secrets: Readonly<Record<string, string>>;

  before(async function () {
    const policyFile = await approvalsBy({ any: STAGES, form: STAGES }, ({ rules }) =>
      Object.assign(rules.find(({ name }) => name === 'form') ?? {}, {
        questions: [{ key: 'ground', ask: 'On what ground?', kind: 'text' }],
      }),
    );
    const opened = await openHouse(policyFile);
    if ('missing' in opened) {
      assert.ok(!process.env['CI'], opened.missing);
      console.log(`      skipped: ${opened.missing}`);
      return this.skip();
    }
    house = opened;
    closes = () => opened.closes();
    const walked = await walkAll(house, policyFile);
    answers = walked.answers;
    const database = await openDatabase({ kind: 'postgres', url: house.databaseUrl }, silent);
    const rows = await database.query<{ entry: string }>('select entry from guestlist.audit_seals order by day, place');
    recorded = rows.map(({ entry }) => entry);
    await database.close();
    const token = /went out .*"authorization":"Bearer ([^"]+)"/.exec(house.couldHaveSaid())?.[1] ?? '';
    secrets = { ...house.secrets, 'a token for Graph': token, 'the redeem link': new URL(walked.link).search };
  });
  after(() => closes());

  const lines = () =>
    house
      .said()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line.startsWith('{') ? line : '{}') as Readonly<Record<string, unknown>>);

  it('are told to the bot by every way, and a bot that logs what it is told has them in its log', () => {
    const could = house.couldHaveSaid();
    const told = canariesIn(could);
    console.log(`      a naive bot would have logged ${told.length} canaries in ${could.length} bytes`);
    assert.deepEqual(
      CANARIES.filter((one) => !told.includes(one)),
      [],
    );
    assert.deepEqual(secretsIn(could, secrets), [
      'the key of the record',
      'the password of the database',
      'a token for Graph',
      'the redeem link',
    ]);
    assert.ok(peopleIn(could).length > 5);
  });

  it('are typed into every field of every button', () => {
    const heard = house.couldHaveSaid().split('\n');
    const isTold = (field: Field): boolean =>
      heard.some(
        (line) => line.includes(`"verb":"${field.split('.')[0]!}"`) && canariesIn(line).includes(canary(field)),
      );
    assert.deepEqual(typedFields().filter(isTold), typedFields());
  });

  it('are in no line of the log, nor among what it complains of', () => {
    const said = house.said();
    assert.ok(lines().length > 150, 'it says a lot at its most talkative');
    assert.deepEqual(canariesIn(said), []);
    assert.deepEqual(secretsIn(said, secrets), []);
    assert.deepEqual(peopleIn(said), []);
  });

  it('are in no error that is answered over HTTP', () => {
    assert.ok(answers.filter((text) => text.length > 10).length > 8);
    assert.deepEqual(canariesIn(answers.join('\n')), []);
    assert.deepEqual(peopleIn(answers.join('\n')), []);
  });

  it('leave lines with fields on the list alone, and entries of the record', () => {
    for (const line of lines().filter((one) => !one['record']))
      for (const field of Object.keys(line)) assert.ok(FIELDS.includes(field), `${field} in ${JSON.stringify(line)}`);
  });

  it('leave the record on standard output whole, in the order of its chain', () => {
    const ids = lines().flatMap((line) => (line['record'] ? [line['id']] : []));
    assert.ok(ids.length > 20);
    assert.deepEqual(ids, recorded.slice(0, ids.length));
  });
});

describe('the list of canaries', () => {
  it('has all that the environment keeps secret', () => {
    const variables = Object.keys(parseEnv(readFileSync('.env.sample', 'utf8')));
    const secret = variables.filter((name) => /password|secret|key|token|database_url/i.test(name));
    assert.deepEqual(secret.sort(), [...Object.keys(SECRETS), 'AUDIT_KEY', 'DATABASE_URL'].sort());
  });

  it('is as long as our page of proofs says', () => {
    const [, words] = /canary\.test\.ts\): (\d+) words/.exec(readFileSync('docs/proofs.md', 'utf8')) ?? [];
    assert.equal(Number(words), CANARIES.length);
  });
});
