import type { Clock } from '../../kernel/clock.js';
import { originNow } from '../../kernel/origin.js';
import { NOBODY } from '../../kernel/people.js';
import { entriesOfErasure } from '../../workflow/record/of-others.js';
import { createRecorder, writeEntries, type AuditSettings } from '../audit/writing.js';
import { destroyTextsAbout } from './audit-texts.js';
import type { Database, Queryable } from '../database.js';
import { addresseeOf } from '../mailed.js';
import { destroyLives, deleteJobs, hasQueue } from './destroying.js';
import { identityOf, literally, speaksOf, tellingNames, type Asked, type Identity } from './identity.js';
import { obstaclesTo } from './obstacles.js';
import { redacted } from './redacting.js';
import { toJson } from '../text.js';

export type Erased =
  | {
      readonly ok: true;
      readonly nominations: number;
      readonly guests: number;
      readonly rows: number;
      readonly texts: number;
    }
  | { readonly ok: false; readonly obstacles: readonly string[] };

/** Takes a person out of all our tables, in one transaction, or says what is to be done first. */
export const erase = (
  database: Database,
  { address, operator }: Asked,
  clock: Clock,
  settings: AuditSettings,
): Promise<Erased> => {
  const record = createRecorder(settings, originNow());
  return database.transaction(async (tx) => {
    const person = await identityOf(tx, address);
    const guests = await idsIn(
      tx,
      'select id from guestlist.guests where lower(address) = any($1::text[]) for update',
      person,
    );
    const nominations = await idsIn(tx, OVER, person);
    // Once these are locked: what begins from here on is none of them.
    const obstacles = await obstaclesTo(tx, person, clock.now());
    if (obstacles.length > 0) return { ok: false, obstacles };
    await destroyLives(tx, 'nomination', nominations);
    await destroyLives(tx, 'guest', guests);
    await forget(tx, person);
    const rows = await redactAll(tx, person);
    const texts = await destroyTextsAbout(tx, person);
    await writeEntries(tx, record(entriesOfErasure({ nominations, guests }, clock.now(), operator)));
    return { ok: true, nominations: nominations.length, guests: guests.length, rows, texts };
  });
};

/** Of an account that somebody else has now, what their nomination gave is still to be taken back: that one is redacted. */
const OVER = `select id from guestlist.nominations where guest_address = any($1::text[]) and not exists (
    select from guestlist.guests
    where guests.id::text = nominations.state ->> 'guestId' and status <> 'removed' and lower(address) <> all($1::text[])
  ) for update`;

const idsIn = async (tx: Queryable, text: string, { addresses }: Identity): Promise<readonly string[]> =>
  (await tx.query<{ id: string }>(text, [[...addresses]])).map(({ id }) => id);

/** What is theirs alone: that we met them, where they are written to, what they were saying, whom they stood in for. */
const forget = async (tx: Queryable, person: Identity): Promise<void> => {
  const ids = [...person.ids];
  const chats = await tx.query<{ chat: string }>(
    `delete from guestlist.people where id::text = any($1::text[]) or lower(address) = any($2::text[])
     returning coalesce(conversation_id, '') as chat`,
    [ids, [...person.addresses]],
  );
  await tx.query('delete from guestlist.mailed where addressee = any($1::text[])', [
    [...person.addresses].map(addresseeOf),
  ]);
  await tx.query('delete from guestlist.cards where holder = any($1::text[])', [ids]);
  await tx.query(
    'delete from guestlist.delegations where from_id::text = any($1::text[]) or to_id::text = any($1::text[])',
    [ids],
  );
  const own = chats.filter(({ chat }) => chat !== '').map(({ chat }) => literally(chat));
  const documents = await tx.query<{ key: string; isOwn: boolean; document: unknown }>(
    `select key, key like any($1::text[]) as "isOwn", document from guestlist.documents
     where key not like 'emergency/%' and (key like any($1::text[]) or document::text ilike any($2::text[])) for update`,
    [[...own, ...ids.map(literally)], mentions(person)],
  );
  const isOf = speaksOf(knownBy(person));
  await tx.query('delete from guestlist.documents where key = any($1::text[])', [
    documents.filter(({ isOwn, document }) => isOwn || isOf(document)).map(({ key }) => key),
  ]);
  await deleteJobs(tx, `state not in ('created', 'retry', 'active') and concat(data, output) ilike any($1::text[])`, [
    mentions(person),
  ]);
};

const knownBy = (person: Identity): readonly string[] => [...person.addresses, ...person.ids, ...tellingNames(person)];

/** As a column of JSON has it: with a quotation mark escaped. */
const mentions = (person: Identity): readonly string[] =>
  knownBy(person).map((text) => literally(JSON.stringify(text).slice(1, -1)));

type Column = { readonly table: string; readonly column: string; readonly key: readonly string[] };

const COLUMNS: readonly Column[] = [
  { table: 'guestlist.nominations', column: 'state', key: ['id'] },
  { table: 'guestlist.nomination_events', column: 'event', key: ['nomination_id', 'revision'] },
  { table: 'guestlist.guests', column: 'state', key: ['id'] },
  { table: 'guestlist.guest_events', column: 'event', key: ['guest_id', 'revision'] },
  { table: 'guestlist.documents', column: 'document', key: ['key'] },
];
const JOBS: Column = { table: 'guestlist_jobs.job', column: 'data', key: ['name', 'id'] };

/** Rows that are somebody else's, and speak of them. */
const redactAll = async (tx: Queryable, person: Identity): Promise<number> => {
  let changed = 0;
  for (const column of [...COLUMNS, ...((await hasQueue(tx)) ? [JOBS] : [])])
    changed += await redactColumn(tx, column, person);
  // What a nominator answered names nobody who typed it.
  await tx.query(
    `update guestlist.nomination_events set event = event || '{"text": "${NOBODY.name}"}'
     where type = 'question-answered' and nomination_id in (
       select id from guestlist.nominations where nominator_id::text = any($1::text[]))`,
    [[...person.ids]],
  );
  await tx.query(
    `update guestlist.nominations set guest_address = lower(state -> 'guest' ->> 'address') where guest_address = any($1::text[])`,
    [[...person.addresses]],
  );
  return changed;
};

const redactColumn = async (tx: Queryable, { table, column, key }: Column, person: Identity): Promise<number> => {
  const rows = await tx.query<Record<string, unknown> & { readonly found: unknown }>(
    `select ${key.join(', ')}, ${column} as found from ${table} where ${column}::text ilike any($1::text[]) for update`,
    [mentions(person)],
  );
  let changed = 0;
  for (const { found, ...place } of rows) {
    const after = redacted(found, person);
    if (toJson(after) === toJson(found)) continue;
    const where = key.map((name, n) => `${name} = $${n + 2}`).join(' and ');
    await tx.query(`update ${table} set ${column} = $1::jsonb where ${where}`, [
      toJson(after),
      ...key.map((name) => place[name]),
    ]);
    changed += 1;
  }
  return changed;
};
