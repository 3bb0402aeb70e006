import type { CardJson, ChatMessage } from './tenant-shapes.js';

/**
 * Everything a person reads on a card, in order, a line per element. An input is its label and what it holds; what unfolds has
 * the title of its button before each line: `Deny … › Why: ____`.
 */
export const textOf = (card: CardJson | undefined): string => linesIn(card).join('\n');

/** The titles of all buttons, those that unfold something and those inside it included; from top to bottom. */
export const buttonsOf = (card: CardJson | undefined): readonly string[] => titlesIn(card);

/** The labels of all inputs, those that unfold included. */
export const inputsOf = (card: CardJson | undefined): readonly Input[] => inputsIn(card);

export const readMessage = (message: ChatMessage): string =>
  [message.text, textOf(message.card), message.note?.text].filter(Boolean).join('\n');

export type Input = {
  readonly id: string;
  /** Without `Input.` */
  readonly kind: string;
  readonly label: string;
  readonly value: string;
  /** Titles by value; none where it is no choice. */
  readonly choices: Readonly<Record<string, string>>;
};

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What is drawn inside an element, in order. A fallback is drawn instead of it, and a refresh not at all. */
const insideOf = (node: Node): readonly Node[] => [
  ...['body', 'items', 'columns', 'rows', 'cells'].flatMap((key) => nodes(node[key])),
  ...[node['selectAction'], node['inlineAction']].filter(isNode),
  ...nodes(node['actions']),
];
const unfolding = (node: Node): Node | undefined =>
  node['type'] === 'Action.ShowCard' && isNode(node['card']) ? node['card'] : undefined;

const inputIn = (node: Node): Input | undefined =>
  asText(node['type']).startsWith('Input.')
    ? {
        id: asText(node['id']),
        kind: asText(node['type']).slice('Input.'.length),
        label: asText(node['label']) || asText(node['title']) || asText(node['placeholder']),
        value: typeof node['value'] === 'number' ? String(node['value']) : asText(node['value']),
        choices: Object.fromEntries(
          nodes(node['choices']).map(({ title, value }) => [asText(value), asText(title)] as const),
        ),
      }
    : undefined;

const held = ({ value, choices }: Input): string => {
  // One choice may stand for several things, and be written as those.
  const picked = value in choices ? [value] : value.split(',');
  const marked = Object.entries(choices).map(([key, title]) => `${picked.includes(key) ? '(x)' : '( )'} ${title}`);
  return marked.length > 0 ? marked.join(' ') : value || '____';
};

const ownLines = (node: Node): readonly string[] => {
  const input = inputIn(node);
  if (input) return [`${input.label}: ${held(input)}`];
  switch (node['type']) {
    case 'RichTextBlock':
      return [
        (node['inlines'] as readonly (string | Node)[])
          .map((run) => (typeof run === 'string' ? run : asText(run['text'])))
          .join(''),
      ];
    case 'TextBlock':
      return [asText(node['text'])];
    case 'FactSet':
      return nodes(node['facts']).map(({ title, value }) => `${asText(title)} ${asText(value)}`);
    default:
      return [];
  }
};

const linesIn = (node: Node | undefined): readonly string[] => {
  if (!node) return [];
  const folded = unfolding(node);
  return [
    ...ownLines(node),
    ...insideOf(node).flatMap(linesIn),
    ...(folded ? linesIn(folded).map((line) => `${asText(node['title'])} › ${line}`) : []),
  ];
};

const titlesIn = (node: Node | undefined): readonly string[] => {
  if (!node) return [];
  const isButton = asText(node['type']).startsWith('Action.') && typeof node['title'] === 'string';
  return [
    ...(isButton ? [asText(node['title'])] : []),
    ...insideOf(node).flatMap(titlesIn),
    ...titlesIn(unfolding(node)),
  ];
};

const inputsIn = (node: Node | undefined): readonly Input[] => {
  if (!node) return [];
  const input = inputIn(node);
  return [...(input ? [input] : []), ...insideOf(node).flatMap(inputsIn), ...inputsIn(unfolding(node))];
};
