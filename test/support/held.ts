import assert from 'node:assert/strict';
import { cardSchema, withoutTeams } from '../cards/schema.js';
import { descriptionsPresent, validateExchange } from './description.js';
import type { TenantClient } from './tenant-client.js';
import type { Exchange } from './tenant-shapes.js';

const NOTHING = { exchanges: 0, validated: 0, cards: 0 };
const count = { ...NOTHING };

/** Teams' own limit is above this; it leaves room for what Teams adds. Bytes. */
const LARGEST_CARD = 18 * 1024;

/** Holds all that was said between a bot and the local tenant to Microsoft's description. Without the files it does nothing. */
export const holdToDescription = async (tenant: TenantClient): Promise<void> => {
  if (!descriptionsPresent()) return;
  const schema = cardSchema();
  assert.ok('validate' in schema);
  for (const exchange of await tenant.requests()) {
    const { problems, validated } = validateExchange(exchange);
    assert.deepEqual(problems, [], `${exchange.method} ${exchange.path} departs from Microsoft's description`);
    if (exchange.on === 'graph') count.exchanges += 1;
    count.validated += validated;
    for (const card of cardsIn(exchange)) {
      assert.ok(schema.validate(withoutTeams(card)), JSON.stringify(schema.validate.errors?.slice(0, 3)));
      assert.equal(card['version'], '1.5');
      assert.deepEqual(repeatedIds(card), [], 'Teams on a phone draws no card on which one id stands twice');
      assert.ok(Buffer.byteLength(JSON.stringify(card)) < LARGEST_CARD, 'a card was too large');
      count.cards += 1;
    }
  }
};

type Card = Readonly<Record<string, unknown>>;

const cardsIn = ({ on, body }: Exchange): readonly Card[] => {
  if (on !== 'connector' || typeof body !== 'object' || body === null || !('attachments' in body)) return [];
  return (body.attachments as readonly { readonly content?: Card }[]).flatMap(({ content }) =>
    content ? [content] : [],
  );
};

/** Of elements and buttons; what a fallback holds is drawn instead of something, and data is no element. */
const idsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Card;
  const own = typeof node['type'] === 'string' && typeof node['id'] === 'string' ? [node['id']] : [];
  const inside = Object.entries(node).filter(([name]) => !['fallback', 'data', 'refresh'].includes(name));
  return [...own, ...inside.flatMap(([, part]) => idsIn(part))];
};

/** Ids that stand on a card more than once. */
export const repeatedIds = (card: object): readonly string[] =>
  idsIn(card).filter((id, n, ids) => ids.indexOf(id) !== n);

/** How much was held to the description in this process since this was last asked. */
export const heldLately = (): Readonly<typeof count> => {
  const lately = { ...count };
  Object.assign(count, NOTHING);
  return lately;
};
