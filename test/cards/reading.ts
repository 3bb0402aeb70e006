import type { Card } from '../../cards/card.js';

type Node = Readonly<Record<string, unknown>>;

/** Every object in a card, from top to bottom; fallbacks included. */
export const nodesOf = (node: unknown): readonly Node[] => {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node as Node, ...Object.values(node).flatMap(nodesOf)];
};

export const ofType = (card: Card, type: string): readonly Node[] =>
  nodesOf(card).filter((node) => node['type'] === type);

/** The card as it would be read aloud: the text of every line, inputs' labels and buttons' titles. */
export const linesOf = (card: Card): readonly string[] =>
  nodesOf(card).flatMap((node) => {
    if (node['type'] === 'RichTextBlock') return [textOf(node['inlines'])];
    if (node['type'] === 'TextBlock') return [String(node['text'])];
    return [];
  });

export const readAloud = (card: Card): string => linesOf(card).join('\n');

/** What can be pressed, by title. */
export const buttonsOf = (card: Card): readonly Node[] =>
  nodesOf(card).filter(({ type }) => type === 'Action.Execute' || type === 'Action.ShowCard');
export const titlesOf = (card: Card): readonly string[] => buttonsOf(card).map(({ title }) => String(title));

const textOf = (inlines: unknown): string => (inlines as readonly { text: string }[]).map(({ text }) => text).join('');
