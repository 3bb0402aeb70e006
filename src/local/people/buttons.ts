import { isInput, isObject, objects, text, type Json } from './inputs.js';

/** Finds the buttons of a card and what pressing one would send, as a Teams client does. */

export type Button = {
  readonly kind: 'execute' | 'submit' | 'open';
  readonly title: string;
  readonly id?: string;
  readonly verb?: string;
  readonly url?: string;
  readonly data: unknown;
  /** What it sends along: the inputs of its own card and of the cards around it, not those of a card beside it. */
  readonly inputs: readonly Json[];
};

export type Wanted = {
  readonly title?: string | undefined;
  readonly verb?: string | undefined;
  readonly id?: string | undefined;
  readonly data?: unknown;
};

/** Everything below an element, but for the cards inside it that have inputs and buttons of their own. */
const descend = (element: Json): readonly Json[] => [
  element,
  ...['items', 'columns', 'rows', 'cells', 'body', 'inlines'].flatMap((key) => objects(element[key]).flatMap(descend)),
];

const KINDS: Readonly<Record<string, Button['kind']>> = {
  'Action.Execute': 'execute',
  'Action.Submit': 'submit',
  'Action.OpenUrl': 'open',
};

const buttonOf = (action: Json, inputs: readonly Json[]): readonly Button[] => {
  const kind = KINDS[text(action['type']) ?? ''];
  if (!kind) return [];
  const id = text(action['id']);
  const verb = text(action['verb']);
  const url = text(action['url']);
  return [
    {
      kind,
      title: text(action['title']) ?? '',
      ...(id === undefined ? {} : { id }),
      ...(verb === undefined ? {} : { verb }),
      ...(url === undefined ? {} : { url }),
      data: action['data'] ?? {},
      inputs: text(action['associatedInputs'])?.toLowerCase() === 'none' ? [] : inputs,
    },
  ];
};

/** Every button of a card in reading order. An inner card's button sends the inputs around it too. */
export const buttonsOf = (card: unknown, outer: readonly Json[] = []): readonly Button[] => {
  if (!isObject(card)) return [];
  const elements = objects(card['body']).flatMap(descend);
  const inputs = [...outer, ...elements.filter(isInput)];
  const ofAction = (action: Json): readonly Button[] =>
    action['type'] === 'Action.ShowCard' ? buttonsOf(action['card'], inputs) : buttonOf(action, inputs);
  return [
    ...elements.flatMap((element) => [
      ...objects(element['actions']).flatMap(ofAction),
      ...[element['selectAction'], element['inlineAction']].filter(isObject).flatMap(ofAction),
    ]),
    ...objects(card['actions']).flatMap(ofAction),
  ];
};

const same = (one: unknown, other: unknown): boolean => {
  if (!isObject(one) || !isObject(other)) return JSON.stringify(one) === JSON.stringify(other);
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
};

/** The first button that is everything asked for. */
export const findButton = (buttons: readonly Button[], wanted: Wanted): Button | undefined =>
  buttons.find(
    (button) =>
      (wanted.title === undefined || button.title === wanted.title) &&
      (wanted.verb === undefined || button.verb === wanted.verb) &&
      (wanted.id === undefined || button.id === wanted.id) &&
      (wanted.data === undefined || same(button.data, wanted.data)),
  );

/** What the bot receives: the button's data with the inputs over it. A string as data cannot be merged, and stays. */
export const valueOf = ({ data }: Button, values: Readonly<Record<string, string>>): unknown =>
  isObject(data) ? { ...data, ...values } : data;

/** What a card asks its client to do when it comes into view, and for whom beyond small conversations. */
export type Refresh = {
  readonly action: { readonly id?: string; readonly verb?: string; readonly data: unknown };
  readonly userIds: readonly string[];
};

export const refreshOf = (card: unknown): Refresh | undefined => {
  const refresh = isObject(card) && isObject(card['refresh']) ? card['refresh'] : {};
  const [action] = isObject(refresh['action']) ? buttonOf(refresh['action'], []) : [];
  if (action?.kind !== 'execute') return undefined;
  const userIds = Array.isArray(refresh['userIds']) ? refresh['userIds'] : [];
  const { id, verb, data } = action;
  return {
    action: { ...(id === undefined ? {} : { id }), ...(verb === undefined ? {} : { verb }), data },
    userIds: userIds.filter((one) => typeof one === 'string'),
  };
};
