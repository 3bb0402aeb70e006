import { setTimeout as pause } from 'node:timers/promises';
import { buttonsOf, readMessage, textOf } from '../../test/support/card-reading.js';
import type { TenantClient } from '../../test/support/tenant-client.js';
import type { CardJson, Pressed } from '../../test/support/tenant-shapes.js';
import { PEOPLE } from '../../test/support/world.js';

/** What somebody was told is so: the bot acknowledged it, and must not forget it. */
export type Acknowledged = {
  /** Addresses of guests whose nomination was taken. */
  readonly nominated: Set<string>;
  /** What owners were told was decided, as "approved" or "denied" and whose decision it was; by the guest's address. */
  readonly decided: Map<string, Set<string>>;
  /** Nominations of which an owner was told that their answer is noted. Nobody presses about them again: whatever loses it leaves them open. */
  readonly noted: Set<string>;
};
export const nothingYet = (): Acknowledged => ({ nominated: new Set(), decided: new Map(), noted: new Set() });

const addressOf = (n: number): string => `guest-${n}@fabrikam.com`;
const nameOf = (n: number): string => `Ada Number${n}`;

/** Of eight guests both refuse one, and disagree on two. */
const answerOf = (owner: string, n: number): 'Approve' | 'Deny' =>
  n % 8 === 3 || n % 8 === (owner === PEOPLE.oskar ? 5 : 6) ? 'Deny' : 'Approve';

/** Whether the bot took the press: it answers with a card, and not with a sentence about what went wrong. */
export const wasTaken = ({ body }: Pressed): boolean => body?.type === 'application/vnd.microsoft.card.adaptive';

/** What a click was told, in words: the card that it was answered with, or a sentence. Undefined: an error. */
export const toldBy = ({ status, body }: Pressed): string | undefined => {
  if (status !== 200 || body?.statusCode !== 200) return undefined;
  return typeof body.value === 'string' ? body.value : textOf(body.value as CardJson);
};

const moment = () => pause(250 + Math.random() * 500);
const quietly = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined);

/** Nominates one guest after the other, and each again and again until the bot says that it has it. */
export const nominate = async (
  tenant: TenantClient,
  who: string,
  guests: readonly number[],
  done: Acknowledged,
  { isOver, mayGoOn }: { readonly isOver: () => boolean; readonly mayGoOn: (n: number) => boolean },
): Promise<void> => {
  for (const n of guests) {
    while (!mayGoOn(n) && !isOver()) await moment();
    let asked = 0;
    while (!done.nominated.has(addressOf(n)) && !isOver()) {
      if (Date.now() - asked > 5000) {
        asked = Date.now();
        await quietly(tenant.say(who, `invite ${nameOf(n)} <${addressOf(n)}> to Apollo for 30 days, joint audit`));
      }
      const cards = await mine(tenant, who, n);
      const form = cards.findLast(({ card }) => buttonsOf(card).includes('Send for approval'));
      if (form) {
        const pressed = await quietly(tenant.press(who, form.activityId, 'Send for approval'));
        if (pressed && wasTaken(pressed)) done.nominated.add(addressOf(n));
      } else if (cards.some((message) => readMessage(message).startsWith(`${nameOf(n)} → `)))
        done.nominated.add(addressOf(n));
      await moment();
    }
  }
};

/** What somebody has before their eyes about a guest: a form, or the receipt, which has the name alone. */
const mine = async (tenant: TenantClient, who: string, n: number) => {
  const about = new RegExp(`\\b${nameOf(n)}\\b`);
  return ((await quietly(tenant.messages(who))) ?? []).filter(
    (message) => message.from === 'bot' && !message.deleted && about.test(readMessage(message)),
  );
};

/** A card that waits for one of the owners, and which nomination and whose guest it is about. */
export type Waiting = {
  readonly about: string;
  readonly holder: string;
  readonly activityId: string;
  readonly address: string;
};

/** Both owners press whatever waits for them, often both at once and not the same, and some cards twice: one press decides. */
export const decide = async (
  tenant: TenantClient,
  waiting: () => Promise<readonly Waiting[]>,
  done: Acknowledged,
  isOver: () => boolean,
): Promise<void> => {
  while (!isOver()) {
    const cards = ((await quietly(waiting())) ?? []).filter(({ about }) => !done.noted.has(about));
    await Promise.all(cards.slice(0, 12).map((card) => press(tenant, card, done)));
    await moment();
  }
};

const press = async (tenant: TenantClient, { about, holder, activityId, address }: Waiting, done: Acknowledged) => {
  const how = answerOf(holder, Number(/\d+/.exec(address)?.[0]));
  const pressed = await quietly(
    tenant.press(holder, activityId, how, how === 'Deny' ? { comment: 'not this time' } : {}),
  );
  if (pressed && isNoted(pressed)) done.noted.add(about);
  const told = pressed && toldOf(pressed);
  if (told) done.decided.set(address, (done.decided.get(address) ?? new Set()).add(told));
};

/** Whether somebody is told that their yes or no is taken, and their right to it being looked up. */
export const isNoted = (pressed: Pressed): boolean => /^Noted\. I am checking/m.test(toldBy(pressed) ?? '');

/** What a card says was decided, and by whom; nothing where it says that this is being looked up. */
const toldOf = (pressed: Pressed): string | undefined => {
  if (!wasTaken(pressed)) return undefined;
  const [, how, name] = /^(Approved|Denied) by ([^,]+),/m.exec(textOf(pressed.body?.value as CardJson)) ?? [];
  return how && name && `${how.toLowerCase()} ${name === 'Oskar Lind' ? PEOPLE.oskar : PEOPLE.mia}`;
};

export const OWNERS = [PEOPLE.oskar, PEOPLE.mia] as const;
