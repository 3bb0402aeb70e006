import type { Card } from '../../cards/card.js';

type Node = Readonly<Record<string, unknown>>;

/** Every object in a card, from top to bottom; fallbacks included, but not what the client does by itself. */
export const nodesOf = (node: unknown): readonly Node[] => {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  if (!isNode(node)) return [];
  return [node, ...Object.entries(node).flatMap(([key, value]) => (key === 'refresh' ? [] : nodesOf(value)))];
};

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

export const ofType = (card: Card, type: string): readonly Node[] =>
  nodesOf(card).filter((node) => node['type'] === type);

/** The card as it would be read aloud: the text of every line, those that unfold included. */
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

/** What is on the card before anything is unfolded. */
export const outsideOf = (card: Card): Card => withoutCards(card) as Card;

const withoutCards = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(withoutCards);
  if (!isNode(node)) return node;
  const kept = Object.entries(node).filter(([key]) => key !== 'card');
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutCards(value)]));
};

/**
 * The whole card as a person sees it, line by line: texts as they are, inputs as `Label: ____`, a row of buttons as
 * `[Approve] [Deny]`, and below it, indented, what each that unfolds has inside.
 */
export const seenOn = (card: Card): readonly string[] => (card['body'] as readonly Node[]).flatMap(seen);

const seen = (node: Node): readonly string[] => {
  const type = String(node['type']);
  if (type === 'RichTextBlock') return [textOf(node['inlines'])];
  if (type === 'Container') return (node['items'] as readonly Node[]).flatMap(seen);
  if (type.startsWith('Input.')) return [`${String(node['label'])}: ${valueOf(node)}`];
  if (type !== 'ActionSet') return [];
  const actions = node['actions'] as readonly Node[];
  const inside = actions.flatMap(({ title, card }) =>
    isNode(card)
      ? [`  ${String(title)} ›`, ...(card['body'] as readonly Node[]).flatMap(seen).map((line) => `    ${line}`)]
      : [],
  );
  return [actions.map(({ title }) => `[${String(title)}]`).join(' '), ...inside];
};

const valueOf = (input: Node): string => {
  const choices = input['choices'] as readonly Node[] | undefined;
  const now = asText(input['value']);
  if (!choices) return now ?? '____';
  const isMulti = input['isMultiSelect'] === true;
  const marks = choices.map(({ title, value }) => {
    const on = isMulti ? now?.split(',').includes(asText(value) ?? '') : input['value'] === value;
    return `${on ? '(x)' : '( )'} ${String(title)}`;
  });
  return marks.join(' ');
};

/** Every button that says something, with all that a client sends along: its own card's inputs and those around that. */
export const pressesOf = (card: Node, outer: Node = {}): readonly { readonly button: Node; readonly sends: Node }[] => {
  const own = nodesOf(outsideOf(card as Card)).filter(({ type }) => String(type).startsWith('Input.'));
  const inputs = { ...outer, ...Object.fromEntries(own.map((input) => [String(input['id']), filled(input)])) };
  return nodesOf(outsideOf(card as Card))
    .filter(({ type }) => type === 'ActionSet')
    .flatMap(({ actions }) => actions as readonly Node[])
    .filter(({ type }) => type === 'Action.Execute')
    .map((button) => ({
      button,
      sends: { ...(button['data'] as Node), ...(button['associatedInputs'] === 'none' ? {} : inputs) },
    }))
    .concat(unfoldedIn(card).flatMap((inner) => pressesOf(inner, inputs)));
};

const unfoldedIn = (node: unknown): readonly Node[] => {
  if (Array.isArray(node)) return node.flatMap(unfoldedIn);
  if (!isNode(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'card' ? [value as Node] : unfoldedIn(value)));
};

const filled = (input: Node): string => asText(input['value']) ?? 'typed';

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const textOf = (inlines: unknown): string => (inlines as readonly { text: string }[]).map(({ text }) => text).join('');
