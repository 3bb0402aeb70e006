import { api } from '/assets/api.js';
import { h } from '/assets/dom.js';
import { createMessageView } from '/assets/message.js';
import { watch } from '/assets/view.js';

/** What somebody pressed was drawn anew, or came anew below, before the press was there. */
const OVERTAKEN = {
  NoButton: 'That card has changed in the meantime.',
  NoCard: 'That card was taken away in the meantime.',
};

/**
 * The messages of one place, as one person sees them. `read` resolves to them; `empty` is shown while there are none.
 * `reload` reads again and resolves to what is there.
 */
export const createBoard = (person, { label, read, empty, times, announce }) => {
  const views = new Map();
  const list = h('ol', { class: 'messages' });
  const log = h('div', { class: 'log', role: 'log', 'aria-label': label, tabindex: '0' }, list);
  const inView = watch(log, (activityId) => void look(activityId));

  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 48;
  /** To the end, but for a message higher than the log, which is read from its top. */
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    const newest = list.lastElementChild;
    // Not scrollIntoView, which moves the page around the log as well.
    if (newest && newest.offsetHeight > log.clientHeight)
      log.scrollTop += newest.getBoundingClientRect().top - log.getBoundingClientRect().top;
  };

  const press = (activityId) => async (pressed) => {
    try {
      const { url } = await api.press(person.id, { activityId, ...pressed });
      if (url) window.open(url, '_blank', 'noopener,noreferrer');
    } catch (error) {
      announce(OVERTAKEN[error.code] ?? error.message);
    }
    await reload();
    // What the bot answered stands below a card that may be higher than the screen.
    views.get(activityId)?.element.querySelector('.note')?.scrollIntoView({ block: 'nearest' });
  };

  /** A card that asks for it is brought up to date when it comes into view; the tenant keeps to Teams' once a minute. */
  const look = async (activityId) => {
    if (!views.get(activityId)?.refreshes()) return;
    const { asked } = await api.look(person.id, activityId).catch(() => ({ asked: false }));
    if (asked) await reload();
  };

  const viewOf = ({ activityId }) => {
    if (!views.has(activityId)) {
      const view = createMessageView(person, times, press(activityId));
      views.set(activityId, view);
      list.append(view.element);
      inView.add(view.element);
    }
    return views.get(activityId);
  };

  const show = (messages) => {
    // Whoever has just written something wants to read what it is answered.
    const spoke = messages.some(({ from, activityId }) => from === 'person' && !views.has(activityId));
    const wasAtEnd = isAtEnd() || views.size === 0 || spoke;
    const there = new Set(messages.map(({ activityId }) => activityId));
    for (const [id, view] of views)
      if (!there.has(id)) {
        inView.drop(view.element);
        view.element.remove();
        views.delete(id);
      }
    for (const message of messages) {
      const isNews = viewOf(message).show(message);
      if (isNews && inView.has(message.activityId)) void look(message.activityId);
    }
    if (messages.length === 0) log.replaceChildren(empty);
    else if (!list.isConnected) log.replaceChildren(list);
    if (wasAtEnd) toEnd();
  };

  // One reading at a time, and one more if something happened meanwhile: answers must not overtake each other.
  let reading;
  let again = false;
  const reload = () => {
    again = true;
    reading ??= (async () => {
      let messages = [];
      try {
        while (again) {
          again = false;
          messages = await read();
          show(messages);
        }
      } finally {
        reading = undefined;
      }
      return messages;
    })();
    return reading;
  };

  return { element: log, reload, toEnd, redraw: () => views.forEach((view) => view.redraw()) };
};
