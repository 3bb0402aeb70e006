import { h } from '/assets/dom.js';

/** The places one person has: their chat with the bot, and the channels of their teams. `go` is called with the chosen one's id. */
export const createPlaces = (person, { go }) => {
  const item = ({ id, name, team }) => {
    const unread = h('span', { class: 'unread' });
    const button = h(
      'button',
      { type: 'button', onclick: () => go(id) },
      h('span', { class: 'words' }, h('span', { class: 'name' }, name), h('span', { class: 'role' }, team)),
      unread,
    );
    return { id, name, team, button, unread, element: h('li', {}, button) };
  };
  const items = [{ id: 'chat', name: 'Guestlist', team: 'Chat' }, ...person.channels].map(item);
  const element = h(
    'nav',
    { class: 'places', 'aria-label': `${person.name}’s chat and channels` },
    h(
      'ul',
      {},
      items.map((one) => one.element),
    ),
  );
  // With a chat alone there is nothing to choose.
  element.hidden = items.length === 1;

  return {
    element,
    /** Marks where the person is, and how much is new in each place. */
    draw: (current, unreadIn) => {
      for (const { id, name, team, button, unread } of items) {
        const news = id === current ? 0 : unreadIn(id);
        button.setAttribute('aria-current', id === current ? 'page' : 'false');
        button.setAttribute('aria-label', `${name}, ${team}${news ? `, ${news} new` : ''}`);
        unread.textContent = news ? String(news) : '';
      }
    },
  };
};
