/** Finds the buttons of a card and what pressing one would send, as a Teams client does. */

type Json = Readonly<Record<string, unknown>>;

export type Button = {
  readonly kind: 'execute' | 'submit' | 'open';
  readonly title: string;
  readonly id?: string;
  readonly verb?: string;
  readonly url?: string;
  readonly data: unknown;
  /** The values of the inputs this button sends along, as the card gives them before anybody types. */
  readonly defaults: Json;
};

export type Wanted = {
  readonly title?: string | undefined;
  readonly verb?: string | undefined;
  readonly id?: string | undefined;
  readonly data?: unknown;
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Everything below an element, but for the cards inside it that have inputs and buttons of their own. */
const descend = (element: Json): readonly Json[] => [
  element,
  ...['items', 'columns', 'rows', 'cells', 'body', 'inlines'].flatMap((key) => objects(element[key]).flatMap(descend)),
];

/** An input that holds nothing is not sent at all; a toggle always is. */
const defaultOf = (input: Json): Json => {
  const id = text(input['id']);
  if (id === undefined) return {};
  if (input['type'] === 'Input.Toggle') return { [id]: text(input['value']) ?? text(input['valueOff']) ?? 'false' };
  const value = input['value'];
  if (typeof value === 'number') return { [id]: String(value) };
  return typeof value === 'string' && value !== '' ? { [id]: value } : {};
};

const KINDS: Readonly<Record<string, Button['kind']>> = {
  'Action.Execute': 'execute',
  'Action.Submit': 'submit',
  'Action.OpenUrl': 'open',
};

const buttonOf = (action: Json, inputs: Json): readonly Button[] => {
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
      defaults: action['associatedInputs'] === 'none' ? {} : inputs,
    },
  ];
};

/** Every button of a card in reading order. An inner card's button sends the inputs around it too. */
export const buttonsOf = (card: unknown, outer: Json = {}): readonly Button[] => {
  if (!isObject(card)) return [];
  const elements = objects(card['body']).flatMap(descend);
  const inputs = elements.reduce<Json>(
    (known, element) => (text(element['type'])?.startsWith('Input.') ? { ...known, ...defaultOf(element) } : known),
    outer,
  );
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

/**
 * What the bot receives: the button's data with the inputs over it. An input given as '' was emptied, and an empty
 * input is not sent. A string as data cannot be merged, and stays.
 */
export const valueOf = (button: Button, inputs: Json): unknown => {
  if (!isObject(button.data)) return button.data;
  const filled = Object.entries({ ...button.defaults, ...inputs }).filter(([, value]) => value !== '');
  return { ...button.data, ...Object.fromEntries(filled) };
};
