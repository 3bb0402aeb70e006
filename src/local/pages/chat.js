import { api, listen } from '/assets/api.js';
import { createColumn } from '/assets/column.js';
import { avatar, h } from '/assets/dom.js';
import { previewOf } from '/assets/message.js';
import { createNotices } from '/assets/notices.js';
import { createSeen } from '/assets/seen.js';
import { setUpTheme } from '/assets/theme.js';

const notices = createNotices(document.getElementById('notices'));
const list = document.getElementById('people');
const main = document.getElementById('columns');
const people = await api.people();
const seen = createSeen();
const columns = new Map();
/** Directory ids, in the order they were opened; the address of the page says them, so that a reload keeps them. */
let open = [];
/** Whom the line at the foot is about. */
let noticed;

const nick = ({ address }) => address.split('@')[0];
const byNick = (name) => people.find((person) => nick(person) === name);
const room = () => (innerWidth >= 1560 ? 3 : innerWidth >= 900 ? 2 : 1);

const drawPeople = () => {
  for (const item of list.children) {
    const person = people.find(({ id }) => id === item.dataset.person);
    const isOpen = open.includes(person.id);
    const unread = isOpen ? 0 : seen.unread(person.id);
    const button = item.firstElementChild;
    button.setAttribute('aria-pressed', String(isOpen));
    button.setAttribute(
      'aria-label',
      `${person.name}${unread ? `, ${unread} new` : ''}${person.reachable ? '' : ', not reachable'}`,
    );
    item.querySelector('.unread').textContent = unread ? String(unread) : '';
  }
};

/** Who is shown, and in which channel where they are not in their chat: `#sue,mia/guests`. */
const writeAddress = () => {
  const parts = open.map((id) => {
    const channel = columns.get(id)?.channel();
    return nick(people.find((one) => one.id === id)) + (channel ? `/${channel.toLowerCase()}` : '');
  });
  history.replaceState(null, '', `#${parts.join(',')}`);
};

const columnOf = (id) => {
  if (!columns.has(id)) {
    const person = people.find((one) => one.id === id);
    columns.set(
      id,
      createColumn(person, {
        close: () => show(open.filter((other) => other !== id)),
        announce: notices.say,
        seen,
        moved: writeAddress,
      }),
    );
  }
  return columns.get(id);
};

const refresh = (id) => columnOf(id).reload();

const show = (ids) => {
  const kept = ids.slice(-room());
  open = kept.length > 0 ? kept : [people[0].id];
  const elements = open.map((id) => columnOf(id).element);
  // Only what changes is touched: moving an element would take the focus out of it.
  for (const child of [...main.children]) if (!elements.includes(child)) child.remove();
  elements.forEach((element, n) => {
    if (main.children[n] === element) return;
    main.insertBefore(element, main.children[n] ?? null);
    // Taken off the page, a chat forgets where it was read.
    columnOf(open[n]).toEnd();
  });
  if (open.includes(noticed)) notices.clear();
  main.dataset.columns = String(open.length);
  writeAddress();
  drawPeople();
  for (const id of open) void refresh(id).catch((error) => notices.say(error.message));
};

const choose = (id) => {
  if (!open.includes(id)) show([...open, id]);
  columnOf(id).focus();
};

const tellOfOthers = async (id) => {
  const person = people.find((one) => one.id === id);
  // Who joined the company since this page was read is on it after a reload.
  if (!person) return;
  const { messages } = await api.chat(id);
  const news = seen.count(id, messages);
  drawPeople();
  if (!news) return;
  noticed = id;
  notices.say(`${person.name}: ${previewOf(news)}`, {
    label: `Be ${person.name.split(' ')[0]}`,
    run: () => choose(id),
  });
};

const countMail = async () => {
  const { length } = await api.mail();
  document.getElementById('mail-count').textContent = length > 0 ? ` ${length}` : '';
};

const heardInChannel = (channelId) => {
  const theirs = people.filter(({ id, channels }) => open.includes(id) && channels.some((one) => one.id === channelId));
  return Promise.all(theirs.map(({ id }) => columnOf(id).heard(channelId)));
};

const heard = async ({ type, personId, channelId }) => {
  try {
    if (type === 'mail') await countMail();
    if (type === 'channel') await heardInChannel(channelId);
    if (type === 'chat') await (open.includes(personId) ? columnOf(personId).heard('chat') : tellOfOthers(personId));
  } catch (error) {
    notices.say(error.message);
  }
};

list.append(
  ...people.map((person) =>
    h(
      'li',
      { 'data-person': person.id },
      h(
        'button',
        { type: 'button', title: person.name, onclick: () => choose(person.id) },
        avatar(person.name),
        h(
          'span',
          { class: 'words' },
          h('span', { class: 'name' }, person.name),
          h('span', { class: 'role' }, person.owns[0] ? `Owns ${person.owns[0]}` : person.address),
        ),
        h('span', { class: 'unread' }),
      ),
    ),
  ),
);

const fromAddress = () =>
  decodeURIComponent(location.hash.slice(1))
    .split(',')
    .map((part) => part.split('/'))
    .flatMap(([name, channel]) => {
      const person = byNick(name);
      return person ? [{ id: person.id, channel }] : [];
    });
const goThere = (wanted) => {
  show(wanted.map(({ id }) => id));
  for (const { id, channel } of wanted) if (open.includes(id)) columnOf(id).goTo(channel);
};
const wanted = fromAddress();
goThere(wanted.length > 0 ? wanted : people.slice(0, room()).map(({ id }) => ({ id })));
addEventListener('hashchange', () => goThere(fromAddress()));
addEventListener('resize', () => open.length > room() && show(open));
setUpTheme(document.getElementById('theme'), () => columns.forEach((column) => column.redraw()));
listen({
  heard,
  lost: () =>
    notices.say('The local tenant does not answer. Start it again with npm start; this page goes on by itself.'),
  found: () => {
    notices.clear();
    show(open);
    void countMail();
  },
});
for (const { id } of people)
  if (!open.includes(id)) void api.chat(id).then(({ messages }) => (seen.count(id, messages), drawPeople()));
await countMail();
