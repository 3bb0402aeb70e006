import assert from 'node:assert/strict';
import { buttonsOf, inputsOf, readMessage, textOf } from './card-reading.js';
import { eventually } from './eventually.js';
import type { TenantClient } from './tenant-client.js';
import type { ChatMessage } from './tenant-shapes.js';

/** Somebody of the company, with hands to type and press and eyes to read. */
export const actor = (tenant: TenantClient, id: string, name: string) => {
  const reading = (shown: () => Promise<readonly ChatMessage[]>) => readerOf(tenant, id, name, shown);
  const chat = reading(() => tenant.messages(id));
  /** A channel they see, by its name. */
  const inChannel = (channelName = 'Guests') =>
    reading(async () => {
      const channels = (await tenant.people()).find((person) => person.id === id)?.channels ?? [];
      const channel = channels.find((one) => one.name === channelName);
      assert.ok(channel, `${name} sees no channel ${channelName}`);
      return (await tenant.channel(id, channel.id)).messages;
    });
  return {
    id,
    name,
    ...chat,
    says: (text: string) => tenant.say(id, text),
    pressesOn: (activityId: string, title: string, inputs: Inputs = {}) => tenant.press(id, activityId, title, inputs),
    /** Brings a message into view, wherever it stands, and reads what is there then. */
    looksAt: async (activityId: string, how: { readonly anew?: boolean } = {}) => {
      const { message, asked } = await tenant.look(id, activityId, how.anew);
      return { ...readCard(message), asked };
    },
    inChannel,
    pressesInChannel: (title: string, inputs: Inputs = {}) => inChannel().presses(title, inputs),
  };
};

export type Actor = ReturnType<typeof actor>;

type Inputs = Readonly<Record<string, unknown>>;

const readCard = ({ activityId, card }: ChatMessage) => ({
  activityId,
  text: textOf(card),
  buttons: buttonsOf(card),
  inputs: inputsOf(card),
  json: card,
});

/** What somebody reads in one place, and presses there. */
const readerOf = (tenant: TenantClient, id: string, name: string, shown: () => Promise<readonly ChatMessage[]>) => {
  const fromBot = async (): Promise<readonly ChatMessage[]> =>
    (await shown()).filter(({ from, deleted }) => from === 'bot' && !deleted);
  const newestWith = async (title: string): Promise<ChatMessage> => {
    const found = (await fromBot()).findLast(({ card }) => buttonsOf(card).includes(title));
    assert.ok(
      found,
      `No card of ${name}'s has a button “${title}”; they see: ${(await fromBot()).map(readMessage).join('\n---\n')}`,
    );
    return found;
  };
  return {
    /** Presses a button on the newest card that has it. */
    presses: async (title: string, inputs: Inputs = {}) => {
      const card = await eventually(() => newestWith(title));
      return tenant.press(id, card.activityId, title, inputs);
    },
    /** All that the bot shows this person now. */
    sees: async () => (await fromBot()).map(readMessage),
    /** Waits until some message or card of the bot's reads like this. */
    reads: (pattern: RegExp) =>
      eventually(async () => {
        const there = await fromBot();
        const found = there.findLast((message) => pattern.test(readMessage(message)));
        assert.ok(found, `${name} does not read ${String(pattern)} in:\n${there.map(readMessage).join('\n---\n')}`);
        return found;
      }),
    neverReads: async (pattern: RegExp) => {
      const there = (await fromBot()).map(readMessage);
      assert.ok(
        !there.some((text) => pattern.test(text)),
        `${name} reads ${String(pattern)} in:\n${there.join('\n---\n')}`,
      );
    },
    /** The newest card that has this text, with what can be pressed and filled in on it. */
    card: async (pattern: RegExp) => {
      const found = (await fromBot()).findLast(({ card }) => card && pattern.test(textOf(card)));
      assert.ok(found?.card, `${name} has no card that reads ${String(pattern)}`);
      return { ...readCard(found), json: found.card };
    },
  };
};
