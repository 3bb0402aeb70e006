import { api } from '/assets/api.js';
import { createComposer } from '/assets/composer.js';
import { avatar, h } from '/assets/dom.js';
import { createMessageView } from '/assets/message.js';
import { timesFor } from '/assets/times.js';
import { welcome } from '/assets/welcome.js';

/** "Manager of nobody shown; owner of Project Apollo": what a newcomer needs to choose whom to be. */
const roleOf = ({ owns, manager }) =>
  [owns.length > 0 ? `Owner of ${owns.join(', ')}` : '', manager ? `reports to ${manager}` : 'reports to nobody']
    .filter(Boolean)
    .join(' · ');

/** One person's chat. `reload` reads it again and resolves to its messages; `close` takes it off the page. */
export const createColumn = (person, { close, announce }) => {
  const times = timesFor(person);
  const views = new Map();
  const list = h('ol', { class: 'messages' });
  const log = h(
    'div',
    { class: 'log', role: 'log', 'aria-label': `Messages between ${person.name} and Guestlist`, tabindex: '0' },
    list,
  );
  const composer = createComposer(person, (text) => api.say(person.id, text));
  const greeting = welcome(person, composer.propose);
  const element = h(
    'section',
    { class: 'column', 'aria-labelledby': `name-${person.id}` },
    h(
      'header',
      { class: 'who' },
      avatar(person.name),
      h('div', { class: 'words' }, h('h2', { id: `name-${person.id}` }, person.name), h('p', {}, roleOf(person))),
      h('button', { type: 'button', class: 'close', 'aria-label': `Close ${person.name}’s chat`, onclick: close }, '×'),
    ),
    log,
    person.reachable ? composer.element : h('p', { class: 'composer closed' }, 'No chat here.'),
  );

  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 48;
  /** To the end, but for a message higher than the log, which is read from its top. */
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    const newest = list.lastElementChild;
    // Not scrollIntoView, which moves the page around the log as well.
    if (newest && newest.offsetHeight > log.clientHeight)
      log.scrollTop += newest.getBoundingClientRect().top - log.getBoundingClientRect().top;
  };

  const show = (messages) => {
    // Whoever has just written something wants to read what it is answered.
    const spoke = messages.some(({ from, activityId }) => from === 'person' && !views.has(activityId));
    const wasAtEnd = isAtEnd() || views.size === 0 || spoke;
    const there = new Set(messages.map(({ activityId }) => activityId));
    for (const [id, view] of views) if (!there.has(id)) (view.element.remove(), views.delete(id));
    for (const message of messages) {
      const { activityId } = message;
      if (!views.has(activityId)) {
        const press = async (pressed) => {
          try {
            const { url } = await api.press(person.id, { activityId, ...pressed });
            if (url) window.open(url, '_blank', 'noopener,noreferrer');
          } catch (error) {
            announce(error.code === 'NoButton' ? 'That card has changed in the meantime.' : error.message);
          }
          await reload();
          // What the bot answered stands below a card that may be higher than the screen.
          views.get(activityId)?.element.querySelector('.note')?.scrollIntoView({ block: 'nearest' });
        };
        const view = createMessageView(person, times, press);
        views.set(activityId, view);
        list.append(view.element);
      }
      views.get(activityId).show(message);
    }
    if (messages.length === 0) log.replaceChildren(greeting);
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
          ({ messages } = await api.chat(person.id));
          show(messages);
        }
      } finally {
        reading = undefined;
      }
      return messages;
    })();
    return reading;
  };

  return {
    element,
    reload,
    focus: () => (person.reachable ? composer.focus() : log.focus()),
    toEnd,
    redraw: () => views.forEach((view) => view.redraw()),
  };
};
