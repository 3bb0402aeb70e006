import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DAY, later, MINUTE } from '../../src/kernel/clock.js';
import { toWebhook } from '../../src/store/audit/outlet.js';
import { createStore } from '../../src/store/store.js';
import type { Store } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { after as afterwards, LIVES, MORNING, nominated } from './samples.js';

const noJobs = { add: async () => {} };

onEveryDatabase('the record, sent on', (database) => {
  const clock = { now: () => MORNING };
  let server: Server;
  let url: string;
  let answers: number[] = [];
  let heard: { readonly body: string; readonly signature: string | undefined }[] = [];
  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const signature = request.headers['guestlist-signature'];
        heard.push({ body, signature: typeof signature === 'string' ? signature : undefined });
        response.statusCode = answers.shift() ?? 204;
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(() => new Promise((resolve) => server.close(resolve)));

  const sending = (texts: boolean, secret?: string): Store =>
    createStore(database(), noJobs, clock, { stream: { texts, outlet: toWebhook(url, secret) } });
  const happens = async (store: Store, at: Date): Promise<void> => {
    const events = [nominated(), ...LIVES['denied']!];
    await store.transaction((tx) => tx.nominations.save(afterwards(events), events));
    await store.audit.seal(at);
  };
  const places = (body: string): readonly string[] =>
    body
      .trim()
      .split('\n')
      .map((line) => {
        const { day, place, record } = JSON.parse(line) as { day: string; place: number; record: boolean };
        assert.equal(record, true);
        return `${day}/${place}`;
      });

  it('goes out in the order of the chain, once each, without names, addresses or reasons', async () => {
    const store = sending(false);
    await happens(store, MORNING);
    assert.deepEqual([await store.audit.sendOn(MORNING), await store.audit.sendOn(MORNING)], [3, 0]);
    await happens(store, later(MORNING, DAY));
    assert.equal(await store.audit.sendOn(MORNING), 3);
    const all = heard.flatMap(({ body }) => places(body));
    assert.deepEqual(all, [
      '2027-05-03/1',
      '2027-05-03/2',
      '2027-05-03/3',
      '2027-05-04/1',
      '2027-05-04/2',
      '2027-05-04/3',
    ]);
    assert.doesNotMatch(heard.map(({ body }) => body).join(), /@(?!thread)|Lovelace|joint audit|fine until/);
    assert.equal(heard[0]?.signature, undefined);
  });

  it('is sent again, and nothing before it, until it arrives', async () => {
    const store = sending(true, 'a secret');
    await happens(store, later(MORNING, 2 * DAY));
    heard = [];
    answers = [503, 500];
    for (let failures = 0; failures < 2; failures++)
      await assert.rejects(store.audit.sendOn(MORNING), /The webhook of the record answered 50[03]\.$/);
    assert.equal(await store.audit.sendOn(MORNING), 3);
    assert.equal(heard.length, 3);
    for (const { body } of heard) assert.equal(places(body)[0], '2027-05-05/1');
    assert.match(heard[2]?.body ?? '', /Ada Lovelace[^]*fine until the audit ends/);
    const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(heard[2]?.signature ?? '') ?? [];
    const expected = createHmac('sha256', 'a secret').update(`${seconds}.${heard[2]?.body}`).digest('hex');
    assert.equal(given, expected);
  });

  it('is one replica’s to send at a time', async () => {
    await happens(sending(false), later(MORNING, 3 * DAY));
    heard = [];
    const sent = await Promise.all([1, 2, 3].map(() => sending(false).audit.sendOn(MORNING)));
    assert.deepEqual(sent.toSorted(), [0, 0, 3]);
    assert.equal(heard.length, 1);
  });

  it('comes again, by another, where whoever sent it died before that was noted', async () => {
    await happens(sending(false), later(MORNING, 3 * DAY));
    heard = [];
    const arrives = toWebhook(url, undefined);
    let hasArrived: () => void = () => {};
    const arrived = new Promise<void>((resolve) => (hasArrived = resolve));
    const outlet = async (lines: readonly string[]): Promise<void> => {
      await arrives(lines);
      hasArrived();
      await new Promise(() => {});
    };
    void createStore(database(), noJobs, clock, { stream: { outlet } }).audit.sendOn(MORNING);
    await arrived;
    const another = sending(false);
    assert.equal(await another.audit.sendOn(later(MORNING, MINUTE - 1)), 0);
    assert.equal(await another.audit.sendOn(later(MORNING, MINUTE)), 3);
    assert.equal(heard.length, 2);
    assert.equal(heard[1]?.body, heard[0]?.body);
  });

  it('goes nowhere where nobody said where', async () => {
    const store = createStore(database(), noJobs, clock);
    await happens(store, later(MORNING, 4 * DAY));
    assert.equal(await store.audit.sendOn(MORNING), 0);
  });
});
