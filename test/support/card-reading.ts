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

/** The ids of the inputs a card asks for. */
export const inputsOf = (card: CardJson | undefined): readonly string[] => {
  const ids: string[] = [];
  walk(card, (node) => {
    if (typeof node['type'] === 'string' && node['type'].startsWith('Input.') && typeof node['id'] === 'string')
      ids.push(node['id']);
    return true;
  });
  return ids;
};

export const readMessage = (message: ChatMessage): string =>
  [message.text, textOf(message.card), message.note?.text].filter(Boolean).join('\n');

type Node = Readonly<Record<string, unknown>>;

const lines = (card: CardJson | undefined): string[] => {
  const found: string[] = [];
  walk(card, (node) => {
    if (node['type'] === 'RichTextBlock') {
      const runs = node['inlines'] as readonly (string | Node)[];
      found.push(runs.map((run) => (typeof run === 'string' ? run : String(run['text'] ?? ''))).join(''));
      return false;
    }
    if (node['type'] === 'TextBlock') found.push(String(node['text']));
    if (node['type'] === 'FactSet')
      for (const { title, value } of node['facts'] as readonly Node[]) found.push(`${String(title)} ${String(value)}`);
    return node['type'] !== 'Action.Execute';
  });
  return found;
};

/** Visits objects in the order they are drawn; a visitor that answers false is not led deeper. */
const walk = (value: unknown, visit: (node: Node) => boolean): void => {
  if (Array.isArray(value)) return value.forEach((item) => walk(item, visit));
  if (typeof value !== 'object' || value === null) return;
  if (!visit(value as Node)) return;
  for (const child of Object.values(value)) walk(child, visit);
};
