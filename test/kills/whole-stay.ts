import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DAY } from '../../src/kernel/clock.js';
import { buttonsOf, readMessage } from '../support/card-reading.js';
import { eventually } from '../support/eventually.js';
import type { TenantClient } from '../support/tenant-client.js';
import { PEOPLE } from '../support/world.js';
import type { Outcome, Play } from './killing.js';
import { shown } from './main-job.js';

const ADDRESS = 'ada@northwindtraders.com';
/** Of the stay. */
const DAYS = 30;
const GRACE = 14;

const day = (n: number): string => new Date(Date.now() + n * DAY).toISOString().slice(0, 10);

export const guestIn = async (tenant: TenantClient): Promise<string> => {
  const { users, deletedUsers } = await tenant.state<{
    users: readonly { id: string; mail?: string }[];
    deletedUsers: readonly { id: string; mail?: string }[];
  }>();
  const found = [...users, ...deletedUsers].filter(({ mail }) => mail === ADDRESS);
  assert.equal(found.length, 1, 'there is not exactly one account for the guest');
  return found[0]!.id;
};

const reads = async (tenant: TenantClient, who: string, pattern: RegExp): Promise<boolean> =>
  (await shown(tenant, who)).some((message) => pattern.test(readMessage(message)));

const mailed = async (tenant: TenantClient, subject: RegExp): Promise<boolean> =>
  (await tenant.mails()).some((mail) => subject.test(mail.subject));

const press = async (tenant: TenantClient, who: string, title: string, inputs = {}): Promise<boolean> => {
  const card = (await shown(tenant, who)).findLast((one) => buttonsOf(one.card).includes(title));
  if (card) await tenant.press(who, card.activityId, title, inputs);
  return card !== undefined;
};

const TAKE_OVER = 'Yes, I answer for Ada';

export const MAILS = {
  sponsor: /^Oskar .* now answers for your stay/,
  ending: /^Your stay at .* ends on/,
  ended: /^Your stay at .* has ended/,
} as const;

type Step = {
  /** Whether all that this step is to bring is there. */
  done(tenant: TenantClient, guest: string): Promise<boolean>;
  /** Done again, as long as nothing came of it. */
  act(tenant: TenantClient, folder: string): Promise<unknown>;
};

const clockFile = (folder: string): string => join(folder, 'clock');
const pushed =
  (days: number): Step['act'] =>
  (_, folder) =>
    writeFile(clockFile(folder), String(days * DAY));

/** The guest is handed over; the end comes near, then comes; the account is deleted. */
const STEPS: readonly Step[] = [
  {
    act: (tenant) => tenant.say(PEOPLE.sue, 'guests'),
    done: async (tenant) => (await shown(tenant, PEOPLE.sue)).some(({ card }) => buttonsOf(card).includes('Pass on')),
  },
  {
    // Whoever does not find the card any more asks for it again.
    act: async (tenant) => {
      if (!(await press(tenant, PEOPLE.sue, 'Pass on', { 'colleague-1': 'oskar@contoso.com' })))
        await tenant.say(PEOPLE.sue, 'guests');
    },
    done: async (tenant) => (await shown(tenant, PEOPLE.oskar)).some(({ card }) => buttonsOf(card).includes(TAKE_OVER)),
  },
  {
    act: (tenant) => press(tenant, PEOPLE.oskar, TAKE_OVER),
    done: async (tenant, guest) =>
      (await tenant.account(guest)).sponsorIds.join() === PEOPLE.oskar &&
      (await mailed(tenant, MAILS.sponsor)) &&
      reads(tenant, PEOPLE.sue, /you no longer do/),
  },
  {
    act: pushed(DAYS - 2),
    done: async (tenant) =>
      (await mailed(tenant, MAILS.ending)) && reads(tenant, PEOPLE.oskar, /stay ends on .* still needed/),
  },
  {
    act: pushed(DAYS + 2),
    done: async (tenant, guest) => {
      const account = await tenant.account(guest);
      return (
        !account.accountEnabled &&
        account.groupIds.length === 0 &&
        (await mailed(tenant, MAILS.ended)) &&
        reads(tenant, PEOPLE.oskar, /stay ended on/)
      );
    },
  },
  {
    act: pushed(DAYS + 2 + GRACE + 2),
    done: async (tenant, guest) =>
      (await tenant.account(guest)).isDeleted && reads(tenant, PEOPLE.oskar, /account was deleted on/),
  },
];

const play = async (tenant: TenantClient, within: number, folder: string): Promise<Outcome> => {
  const end = Date.now() + within;
  const guest = await guestIn(tenant);
  for (const step of STEPS) {
    for (let acted = 0; !(await step.done(tenant, guest)); await pause()) {
      if (Date.now() > end) return 'stuck';
      if (Date.now() - acted < PATIENCE) continue;
      acted = Date.now();
      await step.act(tenant, folder).catch(() => undefined);
    }
  }
  return 'completed';
};

const PATIENCE = 4000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 60));

/** The guest is in; nobody had to agree. */
const prepare = async (tenant: TenantClient): Promise<void> => {
  // Else the directory's own list of sponsors is left alone.
  await tenant.grant('User.ReadWrite.All');
  await tenant.say(
    PEOPLE.sue,
    `invite Ada Lovelace <${ADDRESS}> to Apollo until ${day(DAYS)} because of the joint audit`,
  );
  await eventually(async () => assert.ok(await press(tenant, PEOPLE.sue, 'Send invitation')));
  // They have met the bot before.
  await tenant.say(PEOPLE.oskar, 'hello');
  const guest = await eventually(() => guestIn(tenant));
  await tenant.accept(guest);
  await eventually(async () => {
    assert.ok(await reads(tenant, PEOPLE.sue, /accepted your invitation/));
    assert.equal((await tenant.account(guest)).groupIds.length, 1);
  });
};

/** What is played between a guest's acceptance and their deletion. */
export const wholeStay: Play = {
  prepare,
  play,
  env: (folder) => ({ CLOCK_FILE: clockFile(folder) }),
  script: fileURLToPath(new URL('pushed-bot.js', import.meta.url)),
};
