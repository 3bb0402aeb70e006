import assert from 'node:assert/strict';
import { buttonsOf, readMessage, textOf } from '../support/card-reading.js';
import type { TenantClient } from '../support/tenant-client.js';
import type { ChatMessage } from '../support/tenant-shapes.js';
import { PEOPLE } from '../support/world.js';
import type { Outcome } from './killing.js';

const ADDRESS = 'ada@fabrikam.com';
const REQUEST = `invite Ada Lovelace <${ADDRESS}> to Apollo until 30 December because of the joint audit`;

/** What people do in the main job, as patient people: they look, do the next thing, and do it again if nothing came of it. */
export const playPatiently = async (tenant: TenantClient, within: number): Promise<Outcome> => {
  const end = Date.now() + within;
  let said = 0;
  while (Date.now() < end) {
    const [sue, oskar] = [await shown(tenant, PEOPLE.sue), await shown(tenant, PEOPLE.oskar)];
    if (sue.some((message) => /accepted your invitation/.test(readMessage(message))) && !sue.some(hasLink))
      return 'completed';
    await next(tenant, sue, oskar, () => {
      if (Date.now() - said < 4000) return false;
      said = Date.now();
      return true;
    }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return 'stuck';
};

const next = async (
  tenant: TenantClient,
  sue: readonly ChatMessage[],
  oskar: readonly ChatMessage[],
  mayRepeat: () => boolean,
): Promise<void> => {
  const link = sue.findLast(hasLink);
  if (link) {
    await tenant.redeem(/https?:\/\/\S+redeem\?\S+/.exec(readMessage(link))?.[0] ?? '');
    return;
  }
  const approval = oskar.findLast(({ card }) => buttonsOf(card).includes('Approve'));
  if (approval) {
    await tenant.press(PEOPLE.oskar, approval.activityId, 'Approve');
    return;
  }
  const confirm = sue.findLast(({ card }) => buttonsOf(card).includes('Send for approval'));
  const isSent = !confirm && sue.some(({ card }) => card !== undefined);
  if (isSent || !mayRepeat()) return; // It is the bot's turn.
  if (confirm) await tenant.press(PEOPLE.sue, confirm.activityId, 'Send for approval');
  else await tenant.say(PEOPLE.sue, REQUEST);
};

/** What the bot shows somebody now. */
export const shown = async (tenant: TenantClient, personId: string): Promise<readonly ChatMessage[]> =>
  (await tenant.messages(personId)).filter(({ from, deleted }) => from === 'bot' && !deleted);

const hasLink = (message: ChatMessage): boolean => /redeem\?/.test(readMessage(message));

type State = {
  readonly users: readonly { readonly id: string; readonly mail?: string }[];
  readonly invitations: readonly { readonly userId: string; readonly messageSent: boolean }[];
  /** Whom each mail went to. */
  readonly reached: readonly string[];
};

/** How often something came of the job. */
export type Came = Readonly<Record<'invitations' | 'mails' | 'news' | 'receipts', number>>;

/** Where nobody dies. */
export const ONCE: Came = { invitations: 1, mails: 1, news: 1, receipts: 1 };

/** What must hold at the end, wherever the bot died. What comes of it where nobody dies (`usual`) is waited for. */
export const inspect = async (tenant: TenantClient, moment: string, usual?: Came): Promise<Came> => {
  const state = await tenant.state<State>();
  const guests = state.users.filter(({ mail }) => mail === ADDRESS);
  assert.equal(guests.length, 1, `killed ${moment}: there is not exactly one account for the guest`);
  for (const personId of [PEOPLE.oskar, PEOPLE.mia]) await closeWhatIsLeft(tenant, personId, moment);
  const exchanges = await tenant.requests();
  const given = exchanges.filter(
    ({ method, path, status }) => method === 'POST' && /^\/teams\/[^/]+\/members$/.test(path) && status === 201,
  );
  assert.ok(given.length >= 1, `killed ${moment}: the guest was not put into the team`);
  const look = () => cameOf(tenant, guests[0]?.id);
  const isLacking = ({ mails, news, receipts }: Came) =>
    usual && (mails < usual.mails || news < usual.news || receipts < usual.receipts);
  let came = await look();
  for (let tries = 0; tries < 100 && isLacking(came); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    came = await look();
  }
  return came;
};

const cameOf = async (tenant: TenantClient, guest: string | undefined): Promise<Came> => {
  const { invitations, reached } = await tenant.state<State>();
  const issued = invitations.filter(({ userId }) => userId === guest);
  assert.ok(!issued.some(({ messageSent }) => messageSent), 'Microsoft itself wrote to the guest');
  const sues = await shown(tenant, PEOPLE.sue);
  return {
    invitations: issued.length,
    mails: reached.filter((to) => to === ADDRESS).length,
    news: sues.filter(({ card, text = '' }) => !card && / is invited\. /.test(text)).length,
    receipts: sues.filter(({ card }) => /^● Approved by /m.test(textOf(card))).length,
  };
};

const open = async (tenant: TenantClient, personId: string): Promise<readonly ChatMessage[]> =>
  (await shown(tenant, personId)).filter(({ card }) => buttonsOf(card).includes('Approve'));

/**
 * Cards follow within seconds. One that nobody recorded, because the bot died between sending and writing it down, stays;
 * its first press must close it and change nothing.
 */
const closeWhatIsLeft = async (tenant: TenantClient, personId: string, moment: string): Promise<void> => {
  for (let tries = 0; tries < 100 && (await open(tenant, personId)).length > 0; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  for (const { activityId } of await open(tenant, personId))
    await tenant.press(personId, activityId, 'Deny', { comment: 'too late' });
  assert.deepEqual(await open(tenant, personId), [], `killed ${moment}: a left-over card still decides`);
};
