import { setTimeout as pause } from 'node:timers/promises';
import { buttonsOf, readMessage } from '../../test/support/card-reading.js';
import { approvalsBy, named } from '../../test/support/nominating.js';
import type { TenantClient } from '../../test/support/tenant-client.js';
import type { Said } from '../../test/support/tenant-shapes.js';
import type { Books } from './books.js';
import { wasTaken } from './people.js';

export type Wanted = { readonly nominator: string; readonly address: string; readonly name: string };
export type Premade = Wanted & { readonly id: string };
/** Somebody's card of a nomination. */
export type CardAt = { readonly about: string; readonly holder: string; readonly activityId: string };

/** Does it to all of these, so many at a time. */
export const each = async <T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> => {
  const left = [...all];
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

/** Asks again and again until there is an answer. Throws with what was waited for, after `within` milliseconds. */
export const until = async <T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  within = 300_000,
): Promise<T> => {
  const end = Date.now() + within;
  while (Date.now() < end) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
    await pause(100);
  }
  throw new Error(`After ${within / 1000} s there was not ${what}.`);
};

/** People nominate in their chats, until all that is in the books. */
export const premake = async (
  tenant: TenantClient,
  books: Books,
  wanted: readonly Wanted[],
): Promise<readonly Premade[]> => {
  await each(wanted, AT_ONCE, ({ nominator, address, name }) => nominate(tenant, nominator, address, name));
  const rows = await books.query<{ id: string; address: string }>(
    'select id, guest_address as address from guestlist.nominations where guest_address = any($1)',
    [wanted.map(({ address }) => address)],
  );
  return wanted.map((one) => {
    const id = rows.find(({ address }) => address === one.address)?.id;
    if (!id) throw new Error(`The nomination of ${one.address} is lost.`);
    return { ...one, id };
  });
};

const AT_ONCE = 8;

const nominate = async (tenant: TenantClient, who: string, address: string, name: string): Promise<void> => {
  await tenant.say(who, `invite ${name} <${address}> to Apollo for 30 days, joint audit`);
  const form = await until(`a form for ${address}`, async () =>
    (await tenant.messages(who)).findLast(
      (message) =>
        !message.deleted &&
        readMessage(message).includes(address) &&
        buttonsOf(message.card).includes('Send for approval'),
    ),
  );
  // Whoever is told that it could not be done just now presses again.
  await until(`a receipt for ${address}`, async () =>
    wasTaken(await tenant.press(who, form.activityId, 'Send for approval')),
  );
};

/** The cards that approvers have of these nominations, once each of them waits for so many people. */
export const cardsOf = (books: Books, made: readonly Premade[], people: readonly string[], many: number) =>
  until(`${many} cards for each nomination`, async () => {
    const ids = made.map(({ id }) => id);
    const cards = await books.query<CardAt>(
      `select about, holder, activity_id as "activityId" from guestlist.cards
       where kind = 'approval' and about = any($1) and holder = any($2)`,
      [ids, people],
    );
    return cards.length >= many * made.length && cards;
  });

/** What a client sends when a button is pressed on a card as it stands before somebody's eyes, whatever became of it since. */
export const pressAsItStood = (
  tenant: TenantClient,
  as: string,
  activityId: string,
  data: Readonly<Record<string, unknown>> & { readonly verb: string },
): Promise<Said> =>
  tenant.send({
    as,
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: activityId,
    value: { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' },
  });

/** Nothing is under way any more about these, and nothing left of what has to follow. */
export const settle = (books: Books, ids: readonly string[]): Promise<unknown> =>
  until('an end of all that follows', async () => {
    const [row] = await books.query<{ open: number }>(OPEN, [ids]);
    return row?.open === 0;
  });

const OPEN = `
  select (select count(*) from guestlist.nominations
      where id = any($1) and (state->>'status' in ('awaiting-approval', 'approved') or state->>'account' = 'to-be-removed'
        or state->>'mail' = 'waiting'
        or state->>'status' = 'invited' and jsonb_path_exists(state, '$.grants[*] ? (@.state == "waiting")')))
    + (select count(*) from guestlist_jobs.job
      where state in ('created', 'retry', 'active') and start_after < now() + interval '5 s'
        and data->>'nominationId' = any($1::text[])) as open`;

/** So many people, each the one to answer by a rule of their own: for guests of `KIND0.alpineskihouse.com`, and so on. */
export const rulesOfOne = (kind: string, alias: string, many: number): Promise<string> =>
  approvalsBy(
    Object.fromEntries(
      Array.from({ length: many }, (_, n) => {
        const who = `${alias}.${String(n + 1).padStart(3, '0')}`;
        return [`${kind}${n}`, { stages: [{ ask: [named(who)], within: '3 days' }] }];
      }),
    ),
  );
