import type { CardJson, ChatMessage } from './tenant-shapes.js';

/** Everything a person reads on a card, in order, a line per element. */
export const textOf = (card: CardJson | undefined): string => lines(card).join('\n');

/** The titles of all buttons, those behind a "show more" included. */
export const buttonsOf = (card: CardJson | undefined): readonly string[] => {
  const titles: string[] = [];
  walk(card, (node) => {
    if (typeof node['type'] === 'string' && node['type'].startsWith('Action.') && typeof node['title'] === 'string')
      titles.push(node['title']);
    return node['type'] !== 'Action.Execute';
  });
  return titles;
};

export const readMessage = (message: ChatMessage): string =>
  [message.text, textOf(message.card), message.note?.text].filter(Boolean).join('\n');

type Node = Readonly<Record<string, unknown>>;

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const lines = (card: CardJson | undefined): string[] => {
  const found: string[] = [];
  walk(card, (node) => {
    if (node['type'] === 'RichTextBlock') {
      const runs = node['inlines'] as readonly (string | Node)[];
      found.push(runs.map((run) => (typeof run === 'string' ? run : asText(run['text']))).join(''));
      return false;
    }
    if (node['type'] === 'TextBlock') found.push(asText(node['text']));
    if (node['type'] === 'FactSet')
      for (const { title, value } of node['facts'] as readonly Node[]) found.push(`${asText(title)} ${asText(value)}`);
    return node['type'] !== 'Action.Execute';
  });
  return found;
};

/** Visits objects in the order they are drawn; a visitor that answers false is not led deeper. */
const walk = (value: unknown, visit: (node: Node) => boolean): void => {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (!visit(value as Node)) return;
  // A fallback is what is drawn instead, so it is no second button.
  for (const [name, child] of Object.entries(value)) if (name !== 'fallback') walk(child, visit);
};
