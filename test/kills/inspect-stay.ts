import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/database.js';
import { readMessage } from '../support/card-reading.js';
import { silent } from '../support/database.js';
import type { TenantClient } from '../support/tenant-client.js';
import type { Exchange } from '../support/tenant-shapes.js';
import { PEOPLE } from '../support/world.js';
import { guestIn, MAILS } from './whole-stay.js';

/** How often each thing was said that must be said once, and can be said twice. */
export type Said = Readonly<Record<string, number>>;

/** What must hold at the end in the directory, wherever the bot died. Returns how often everything was said. */
export const inspectTenant = async (tenant: TenantClient): Promise<Said> => {
  const guest = await guestIn(tenant);
  const account = await tenant.account(guest);
  assert.ok(account.isDeleted, 'the account was not deleted');
  assert.ok(!account.accountEnabled, 'the account was deleted without being disabled first');
  assert.deepEqual(account.sponsorIds, [PEOPLE.oskar], 'the sponsor in the directory is not the new one');
  const exchanges = await tenant.requests();
  const times = (method: string, path: RegExp): number => exchanges.filter((one) => didIt(one, method, path)).length;
  assert.equal(times('PATCH', new RegExp(`^/users/${guest}$`)), 1, 'the account was not disabled once');
  assert.equal(times('DELETE', new RegExp(`^/users/${guest}$`)), 1, 'the account was not deleted once');
  const left = times('DELETE', /^\/teams\/[^/]+\/members\/[^/]+$/) + times('DELETE', /^\/groups\/[^/]+\/members\//);
  assert.equal(left, 1, 'the membership was not taken away once');
  const mails = await tenant.mails();
  return {
    ...Object.fromEntries(
      Object.entries(MAILS).map(([about, subject]) => [
        `mail: ${about}`,
        mails.filter((mail) => subject.test(mail.subject)).length,
      ]),
    ),
    // Those that were replaced and taken away count too.
    'card: to whoever takes over': (await cardsOf(tenant, PEOPLE.oskar)).length,
    'message: to whoever did before': (await tenant.messages(PEOPLE.sue)).filter((message) =>
      /you no longer do/.test(readMessage(message)),
    ).length,
  };
};

const cardsOf = async (tenant: TenantClient, who: string) =>
  (await tenant.messages(who)).filter(({ from, card }) => from === 'bot' && card !== undefined);

/** How the tenant acted, though the bot may not have lived to hear of it. */
const didIt = ({ on, method, path, status }: Exchange, wanted: string, where: RegExp): boolean =>
  on === 'graph' && method === wanted && where.test(path) && status >= 200 && status < 300;

/** What must hold at the end in the bot's own books; returns how often it knows that it wrote a mail twice. */
export const inspectBooks = async (folder: string): Promise<number> => {
  const database = await openDatabase({ kind: 'embedded', folder: join(folder, 'local') }, silent);
  try {
    const events = await database.query<{ type: string; event: { by?: string } }>(
      'select type, event from guestlist.guest_events order by revision',
    );
    const of = (type: string) => events.filter((one) => one.type === type);
    assert.equal(of('sponsor-changed').length, 1, 'the sponsor did not change once');
    assert.equal(of('ended').length, 1, 'the stay did not end once');
    assert.deepEqual(
      of('removed').map(({ event }) => event.by),
      ['us'],
      'it is not written down that we deleted them',
    );
    const [repeated] = await database.query<{ times: number }>(
      `select count(*)::int as times from guestlist.attempts where repeated and what ~ '^mail-[a-z]'`,
    );
    return repeated?.times ?? 0;
  } finally {
    await database.close();
  }
};
