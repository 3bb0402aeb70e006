import assert from 'node:assert/strict';
import { openDatabase } from '../../src/store/database.js';
import { silent } from '../support/database.js';
import { approvalsBy } from '../support/nominating.js';
import { canariesIn, canary, peopleIn, PLACES, secretsIn } from './canaries.js';
import { openHouse, type House } from './house.js';
import { walkAll } from './paths.js';

/** What a line of the log may hold: LogFields of kernel/log.ts, and what pino adds. */
const FIELDS =
  'level time msg nominationId guestId personId job status code requestId method path host milliseconds count port error'.split(
    ' ',
  );

describe('secrets, addresses and whatever people type', function () {
  this.timeout(120_000);
  let house: House;
  let closes = () => Promise.resolve();
  let answers: readonly string[];
  let recorded: readonly string[];
  /** Besides those that are known from the beginning. */
  let secrets: Readonly<Record<string, string>>;

  before(async function () {
    const policyFile = await approvalsBy({ any: { stages: [{ ask: ['owners'], within: '5 days', handOver: 'yes' }] } });
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
    await house.endsBot();
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
    console.log(`      a naive bot would have logged ${canariesIn(could).length} canaries in ${could.length} bytes`);
    const expected = PLACES.filter((place) => place !== 'rules');
    for (const place of expected)
      assert.ok(
        canariesIn(could).some((found) => found.startsWith(canary(place))),
        place,
      );
    assert.deepEqual(secretsIn(could, secrets), [
      'the key of the record',
      'the password of the database',
      'a token for Graph',
      'the redeem link',
    ]);
    assert.ok(peopleIn(could).length > 5);
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
