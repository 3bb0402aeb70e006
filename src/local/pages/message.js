import { createCardView, firstWords } from '/assets/card.js';
import { avatar, h } from '/assets/dom.js';
import { messageMarkdown } from '/assets/markdown.js';

const BOT = 'Guestlist';

const textOf = ({ from, text }) => {
  if (!text) return [];
  if (from === 'person') return [h('p', { class: 'typed' }, text)];
  const element = h('div', { class: 'said' });
  element.innerHTML = messageMarkdown(text); // markdown-it with html: false
  return [element];
};

const filesOf = ({ attachments = [] }) => attachments.map((name) => h('p', { class: 'file' }, `Attachment: ${name}`));

const noteOf = ({ note }) => (note ? [h('p', { class: note.trouble ? 'note trouble' : 'note' }, note.text)] : []);

/** What a notification says of a message: its first line alone. */
export const previewOf = (message) =>
  (message.summary ?? message.text ?? (firstWords(message.card) || 'New message'))
    .split('\n')[0]
    .replaceAll(/[*_`]/g, '')
    .slice(0, 140);

/** One message in the list; `show` puts its newest version where it stands, and says whether it was another one. */
export const createMessageView = (person, times, press) => {
  const card = createCardView(press);
  const meta = h('p', { class: 'meta' });
  const body = h('div', { class: 'bubble' });
  const notes = h('div', { class: 'notes', role: 'status' });
  const element = h('li', { class: 'message' });
  let shown;
  let isCardThere = false;
  let refreshes = false;

  const show = (message) => {
    const fingerprint = JSON.stringify(message);
    if (fingerprint === shown) return false;
    shown = fingerprint;
    refreshes = message.card?.refresh !== undefined;
    const isBot = message.from === 'bot';
    element.className = `message ${message.from}`;
    element.dataset.activity = message.activityId;
    if (!element.hasChildNodes())
      element.append(isBot ? avatar(BOT, 'bot') : '', h('div', { class: 'content' }, meta, body, notes));
    meta.replaceChildren(
      h('span', { class: isBot ? 'name' : 'name unseen' }, isBot ? BOT : person.name),
      h('time', { datetime: message.at }, times.time(message.at)),
      message.editedAt ? h('span', { title: times.time(message.editedAt) }, 'Edited') : '',
    );
    notes.replaceChildren(...noteOf(message));
    body.classList.toggle('with-card', message.card !== undefined);
    if (message.card !== undefined) {
      // The card stays where it is: taking it out would lose the focus and what is being typed.
      if (!isCardThere) body.replaceChildren(card.element);
      isCardThere = true;
      card.show(message.card);
      return true;
    }
    isCardThere = false;
    body.replaceChildren(...textOf(message), ...filesOf(message));
    return true;
  };

  return { element, show, refreshes: () => refreshes, redraw: () => isCardThere && card.redraw() };
};
