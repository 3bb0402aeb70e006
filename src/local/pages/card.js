import { hostConfig } from '/assets/host-config.js';
import { cardMarkdown } from '/assets/markdown.js';
import { isDark } from '/assets/theme.js';

const { AdaptiveCard, GlobalSettings, HostConfig } = window.AdaptiveCards;

// Titles of choices are literal in Teams.
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardMarkdown(text);
  result.didProcess = true;
};

const valuesOf = (card) =>
  Object.fromEntries(card.getAllInputs().map((input) => [input.id, String(input.value ?? '')]));

/** What tells an unfolded part from others of the same title, in every version of a card: its inputs. */
const partOf = (action) => `${action.title} ${action.card.getAllInputs().map(({ id }) => id)}`;

/** The card's JSON, with what somebody was typing in the places where it stood. */
const holding = (element, typed) => {
  if (Array.isArray(element)) return element.map((part) => holding(part, typed));
  if (typeof element !== 'object' || element === null) return element;
  const copy = Object.fromEntries(Object.entries(element).map(([key, part]) => [key, holding(part, typed)]));
  return String(copy.type).startsWith('Input.') && copy.id in typed ? { ...copy, value: typed[copy.id] } : copy;
};

const openLink = (url) => {
  if (/^(https?|mailto|tel|msteams):/i.test(url ?? '')) window.open(url, '_blank', 'noopener,noreferrer');
};

/**
 * A card that can change in place. `press` is called with {title, verb, data, inputs} and returns when the bot has
 * answered. What was typed since the last press is carried over into the next version, and so is the focus.
 */
export const createCardView = (press) => {
  const element = document.createElement('div');
  element.className = 'card';
  element.tabIndex = -1;
  let card;
  let shown;
  let untouched = {};
  let busy = false;
  const unfolded = new Set();

  const typed = () => {
    if (!card) return {};
    return Object.fromEntries(Object.entries(valuesOf(card)).filter(([id, value]) => value !== (untouched[id] ?? '')));
  };

  const execute = async (action) => {
    const kind = action.getJsonTypeName();
    if (kind === 'Action.OpenUrl') return openLink(action.url);
    if (kind !== 'Action.Execute' && kind !== 'Action.Submit') return undefined;
    if (busy) return undefined;
    busy = true;
    element.setAttribute('aria-busy', 'true');
    // Its own card's inputs and those of the cards around it; an empty one is sent as empty, and so overrides its default.
    const inputs = Object.fromEntries(
      Object.values(action.getReferencedInputs() ?? {}).map((input) => [input.id, String(input.value ?? '')]),
    );
    const { data, verb, title } = action.toJSON();
    untouched = valuesOf(card);
    try {
      await press({ title, verb, data, inputs });
    } finally {
      busy = false;
      element.removeAttribute('aria-busy');
    }
    return undefined;
  };

  const focused = () =>
    card?.getAllInputs().find((input) => input.renderedInputControlElement?.contains(document.activeElement))?.id;

  const parsed = (json) => {
    const next = new AdaptiveCard();
    next.hostConfig = new HostConfig(hostConfig(isDark()));
    next.onExecuteAction = (action) => void execute(action);
    next.onInlineCardExpanded = (action, isUnfolded) =>
      isUnfolded ? unfolded.add(partOf(action)) : unfolded.delete(partOf(action));
    next.parse(json);
    element.replaceChildren(next.render() ?? 'This card cannot be drawn.');
    return next;
  };

  const unfold = () => {
    const parts = [...unfolded];
    // Each once: the library lists the buttons of an ActionSet twice, and a second click folds again.
    for (const action of new Set(card.getAllActions()))
      if (action.getJsonTypeName() === 'Action.ShowCard' && parts.includes(partOf(action)))
        action.renderedElement?.click();
  };

  const draw = (json) => {
    const kept = typed();
    const hadFocus = element.contains(document.activeElement);
    const focusedInput = focused();
    card = parsed(json);
    untouched = valuesOf(card);
    if (Object.keys(kept).length > 0) card = parsed(holding(json, kept));
    unfold();
    if (!hadFocus) return;
    const input = card.getAllInputs().find(({ id }) => id === focusedInput);
    if (input) input.focus();
    else element.focus({ preventScroll: true });
  };

  return {
    element,
    show: (json) => {
      const fingerprint = JSON.stringify(json);
      if (fingerprint === shown) return;
      shown = fingerprint;
      draw(json);
    },
    /** Draws again what is there, in the look of now. */
    redraw: () => draw(JSON.parse(shown)),
  };
};

/** The first words a card says, for a notification. */
export const firstWords = (element) => {
  if (typeof element !== 'object' || element === null) return '';
  if (element.type === 'TextBlock') return element.text ?? '';
  if (element.type === 'RichTextBlock')
    return (element.inlines ?? []).map((run) => (typeof run === 'string' ? run : (run.text ?? ''))).join('');
  for (const key of ['body', 'items', 'columns', 'rows', 'cells'])
    for (const part of element[key] ?? []) {
      const words = firstWords(part);
      if (words) return words;
    }
  return '';
};
