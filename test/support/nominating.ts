import assert from 'node:assert/strict';
import { eventually } from './eventually.js';
import { rulesWith } from './rules.js';
import type { CardJson, Pressed } from './tenant-shapes.js';
import type { Actor, World } from './world.js';

/** What stories of approval have in common: rules by name, a nomination in one line, and a card found by whom it is about. */

type Rules = Readonly<Record<string, { readonly stages: readonly object[] } & Readonly<Record<string, unknown>>>>;
type File = Parameters<Parameters<typeof rulesWith>[0]>[0];

const DOMAIN = 'alpineskihouse.com';

/** Each kind of approval is a rule for the guests of a domain of its own, which `nominates` names. */
export const approvalsBy = (approvals: Rules, change: (file: File) => unknown = () => undefined): Promise<string> =>
  rulesWith((file) => {
    delete file['nominators'];
    file.rules.unshift(
      ...Object.entries(approvals).map(([name, approval]) => ({
        name,
        when: { domains: [`${name}.${DOMAIN}`] },
        approval,
        longestStay: '365 days',
        delivery: ['chat', 'mail'],
      })),
    );
    change(file);
  });

/** People of the local company, as an entry of `ask`. */
export const named = (...aliases: readonly string[]) => ({ people: aliases.map((alias) => `${alias}@contoso.com`) });

export const addressOf = (guest: string, rule: string): string =>
  `${guest.toLowerCase().replaceAll(' ', '.')}@${rule}.${DOMAIN}`;

/** From the one message to the receipt. */
export const nominates = async (
  who: Actor,
  guest: string,
  rule: string,
  {
    to = 'Apollo',
    besides = '',
    weeks = 30,
  }: { readonly to?: string; readonly besides?: string; readonly weeks?: number } = {},
): Promise<void> => {
  await who.says(`invite ${guest} <${addressOf(guest, rule)}> to ${to} for ${weeks} weeks, figures${besides}`);
  await who.reads(new RegExp(`Invite ${guest} `));
  await who.presses('Send for approval');
  await who.reads(new RegExp(`^${guest} → ${to === 'Apollo' ? 'Project Apollo' : to}`));
};

/** Waits until somebody's newest card about this has a button, and reads the card. */
export const offered = (who: Actor, about: RegExp, title: string) =>
  eventually(async () => {
    const card = await who.card(about);
    assert.ok(card.buttons.includes(title), `${who.name} cannot press “${title}” on:\n${card.text}`);
    return card;
  });

/** Waits until somebody's newest card about this has nothing to press, and reads the card. */
export const closed = (who: Actor, about: RegExp) =>
  eventually(async () => {
    const card = await who.card(about);
    assert.deepEqual(card.buttons, [], `${who.name} can press on:\n${card.text}`);
    return card;
  });

/** Presses a button on somebody's newest card about this, once it is there. Returns the answer, where it is in words. */
export const pressed = async (
  who: Actor,
  about: RegExp,
  title: string,
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const { activityId } = await offered(who, about, title);
  return inWords(await who.pressesOn(activityId, title, inputs));
};

const inWords = ({ body }: Pressed): string => (typeof body?.value === 'string' ? body.value : '');

/** Presses a button of a card as it stood once: what a client sends that has not heard of the change. Returns the answer in words. */
export const pressedLate = async (...asked: Parameters<typeof pressedAsItStood>): Promise<string> =>
  inWords(await pressedAsItStood(...asked));

export const pressedAsItStood = async (
  { tenant }: World,
  who: Actor,
  { activityId, json }: { readonly activityId: string; readonly json: CardJson },
  title: string,
  inputs: Readonly<Record<string, unknown>> = {},
): Promise<Pressed> => {
  const button = actionsIn(json).find((one) => one['title'] === title);
  assert.ok(button, `no button “${title}”`);
  const data = { ...(button['data'] as object), ...inputs };
  const value = { action: { type: 'Action.Execute', verb: button['verb'], data }, trigger: 'manual' };
  return tenant.send({ as: who.id, type: 'invoke', name: 'adaptiveCard/action', replyToId: activityId, value });
};

const actionsIn = (node: unknown): readonly Readonly<Record<string, unknown>>[] => {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'Action.Execute' ? [node as Readonly<Record<string, unknown>>] : [];
  return [...own, ...Object.values(node).flatMap(actionsIn)];
};

/** Waits until the card came anew at the bottom of the chat, and the one above is gone; what a notification says of it. */
export const notified = ({ tenant }: World, who: Actor, before: { readonly activityId: string }): Promise<string> =>
  eventually(async () => {
    const messages = await tenant.messages(who.id);
    const gone = messages.find(({ activityId }) => activityId === before.activityId)?.deleted;
    assert.ok(gone, `${who.name}'s card stands where it stood`);
    const { card, summary } = messages.findLast(({ deleted }) => !deleted) ?? {};
    assert.ok(card && summary, `${who.name} has no new card at the bottom`);
    return summary;
  });
