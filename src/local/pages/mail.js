import { api, listen } from '/assets/api.js';
import { h } from '/assets/dom.js';
import { setUpTheme } from '/assets/theme.js';

const boxes = document.getElementById('boxes');
const main = document.getElementById('mail');
const notices = document.getElementById('notices');
const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const time = (at) => h('time', { datetime: at, class: 'when' }, when.format(new Date(at)));

/** The frame is as high as its mail: two scroll bars in each other are one too many. */
const frameOf = ({ id, subject }) => {
  const frame = h('iframe', {
    title: `HTML of “${subject}”`,
    sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    src: `/mail/${id}/html`,
  });
  frame.addEventListener('load', () => {
    const height = frame.contentDocument?.documentElement?.scrollHeight;
    if (height) frame.style.height = `${height + 2}px`;
  });
  return frame;
};

const headersOf = ({ headers }) =>
  h(
    'details',
    {},
    h('summary', {}, `Headers (${Object.keys(headers).length})`),
    h(
      'table',
      {},
      Object.entries(headers).map(([name, value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value))),
    ),
  );

const draw = (mail) => {
  main.replaceChildren(
    h('h2', {}, mail.subject || 'No subject'),
    h(
      'dl',
      { class: 'envelope' },
      h('dt', {}, 'From'),
      h('dd', {}, mail.from),
      h('dt', {}, 'To'),
      h('dd', {}, mail.to),
      h('dt', {}, 'Sent'),
      h('dd', {}, time(mail.at), mail.by === 'microsoft' ? ' by Microsoft' : ''),
    ),
    headersOf(mail),
    h(
      'div',
      { class: 'forms' },
      mail.html ? h('section', {}, h('h3', {}, 'As most programs show it'), frameOf(mail)) : '',
      h('section', {}, h('h3', {}, 'Its plain text'), h('pre', { tabindex: '0' }, mail.text || 'This mail has none.')),
    ),
  );
};

const listed = (mails, chosen) => {
  const byRecipient = Map.groupBy(mails, ({ to }) => to);
  return [...byRecipient].map(([to, theirs]) =>
    h(
      'section',
      {},
      h('h2', {}, to),
      h(
        'ul',
        {},
        theirs.map((mail) =>
          h(
            'li',
            {},
            h(
              'a',
              { href: `#${mail.id}`, 'aria-current': mail.id === chosen?.id ? 'true' : undefined },
              h('span', { class: 'subject' }, mail.subject || 'No subject'),
              time(mail.at),
            ),
          ),
        ),
      ),
    ),
  );
};

let drawn;
const show = async () => {
  const mails = (await api.mail()).toReversed();
  const chosen = mails.find(({ id }) => id === location.hash.slice(1)) ?? mails[0];
  document.getElementById('mail-count').textContent = mails.length > 0 ? ` ${mails.length}` : '';
  boxes.replaceChildren(...listed(mails, chosen));
  boxes.hidden = mails.length === 0;
  if (!chosen) {
    drawn = undefined;
    main.replaceChildren(
      h(
        'div',
        { class: 'empty' },
        h('h2', {}, 'No mail yet'),
        h(
          'p',
          { class: 'subtle' },
          'What Guestlist writes by e-mail lands here: to guests, and to colleagues it cannot reach in Teams.',
        ),
      ),
    );
  } else if (drawn !== chosen.id + chosen.at) {
    drawn = chosen.id + chosen.at;
    draw(chosen);
  }
};

const notice = (...text) => notices.replaceChildren(...text.map((line) => h('p', { class: 'notice' }, line)));
const read = () =>
  show().then(
    () => notice(),
    (error) => notice(error.message),
  );

addEventListener('hashchange', read);
setUpTheme(document.getElementById('theme'));
listen({
  heard: ({ type }) => type !== 'chat' && void read(),
  lost: () => notice('The local tenant does not answer. Start it again with npm start; this page goes on by itself.'),
  found: read,
});
await read();
