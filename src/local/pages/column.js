import { api } from '/assets/api.js';
import { createBoard } from '/assets/board.js';
import { createComposer } from '/assets/composer.js';
import { avatar, h } from '/assets/dom.js';
import { createPlaces } from '/assets/places.js';
import { timesFor } from '/assets/times.js';
import { welcome } from '/assets/welcome.js';

/** "Manager of nobody shown; owner of Project Apollo": what a newcomer needs to choose whom to be. */
const roleOf = ({ owns, manager }) =>
  [owns.length > 0 ? `Owner of ${owns.join(', ')}` : '', manager ? `reports to ${manager}` : 'reports to nobody']
    .filter(Boolean)
    .join(' · ');

const CHAT = 'chat';

/**
 * One person's Teams: their chat with the bot, and their channels, one of them shown. `reload` reads that one again and
 * resolves to its messages; `close` takes the column off the page; `moved` is told when they go to another place.
 */
export const createColumn = (person, { close, announce, seen, moved }) => {
  const times = timesFor(person);
  const composer = createComposer(person, (text) => api.say(person.id, text));
  const silent = h(
    'p',
    { class: 'composer closed' },
    'Only Guestlist posts here; its cards are answered with their buttons.',
  );
  const noChat = h('p', { class: 'composer closed' }, 'No chat here.');

  const chatBoard = () =>
    createBoard(person, {
      label: `Messages between ${person.name} and Guestlist`,
      read: async () => (await api.chat(person.id)).messages,
      empty: welcome(person, composer.propose),
      times,
      announce,
    });
  const channelBoard = ({ id, name, team }) =>
    createBoard(person, {
      label: `Posts in ${name} of ${team}, as ${person.name} sees them`,
      read: async () => (await api.channel(person.id, id)).messages,
      empty: h('p', { class: 'welcome subtle' }, `Nothing has been posted in ${name} yet.`),
      times,
      announce,
    });
  const boards = new Map([
    [CHAT, chatBoard()],
    ...person.channels.map((channel) => [channel.id, channelBoard(channel)]),
  ]);

  let place = CHAT;
  const keyOf = (id) => (id === CHAT ? person.id : `${person.id}/${id}`);
  const places = createPlaces(person, { go: (id) => go(id) });
  const drawPlaces = () => places.draw(place, (id) => seen.unread(keyOf(id)));
  const desk = h('div', { class: 'desk' });
  const foot = () => {
    if (place !== CHAT) return silent;
    return person.reachable ? composer.element : noChat;
  };

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
    desk,
  );

  const stand = () => {
    desk.replaceChildren(places.element, boards.get(place).element, foot());
    drawPlaces();
  };
  const reload = async () => {
    const here = place;
    const messages = await boards.get(here).reload();
    seen.look(keyOf(here), messages);
    drawPlaces();
    return messages;
  };
  const go = (id) => {
    place = id;
    stand();
    moved();
    void reload().then(
      () => boards.get(place).toEnd(),
      (error) => announce(error.message),
    );
  };
  stand();

  return {
    element,
    reload,
    /** Something happened in a place of theirs: read again where it is shown, counted where it is not. */
    heard: async (id) => {
      if (id === place) return reload();
      const messages = id === CHAT ? (await api.chat(person.id)).messages : (await api.channel(person.id, id)).messages;
      seen.count(keyOf(id), messages);
      return drawPlaces();
    },
    /** The name of the channel shown; undefined in the chat. */
    channel: () => person.channels.find(({ id }) => id === place)?.name,
    goTo: (name) => {
      const channel = person.channels.find((one) => one.name.toLowerCase() === name?.toLowerCase());
      if ((channel?.id ?? CHAT) !== place) go(channel?.id ?? CHAT);
    },
    focus: () => (person.reachable && place === CHAT ? composer.focus() : boards.get(place).element.focus()),
    toEnd: () => boards.get(place).toEnd(),
    redraw: () => boards.forEach((board) => board.redraw()),
  };
};
