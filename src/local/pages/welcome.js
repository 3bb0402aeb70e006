import { h } from '/assets/dom.js';

const inTwoMonths = ({ zone }) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(Date.now() + 60 * 24 * 60 * 60 * 1000),
  );

const proposals = (person) => [
  'help',
  `invite ada@fabrikam.com to Project Apollo until ${inTwoMonths(person)} because of the joint audit`,
  'status',
];

/** What stands in a chat before anybody has said anything. */
export const welcome = (person, propose) => {
  const first = person.name.split(' ')[0];
  if (!person.reachable)
    return h(
      'div',
      { class: 'welcome' },
      h('p', {}, `The app cannot be installed for ${person.name}, as happens in real companies.`),
      h(
        'p',
        { class: 'subtle' },
        `Whoever needs an answer from ${first} should be told so, and the next person asked.`,
      ),
    );
  return h(
    'div',
    { class: 'welcome' },
    h('p', {}, `Here you are ${person.name}, and this is ${first}’s chat with Guestlist.`),
    person.owns.length > 0
      ? h(
          'p',
          { class: 'subtle' },
          `${first} owns ${person.owns.join(', ')}: whoever wants a guest in there needs ${first}’s yes, on a card that appears here.`,
        )
      : '',
    h('p', { class: 'subtle', id: `try-${person.id}` }, 'Something to begin with:'),
    h(
      'ul',
      { class: 'proposals', 'aria-labelledby': `try-${person.id}` },
      proposals(person).map((text) => h('li', {}, h('button', { type: 'button', onclick: () => propose(text) }, text))),
    ),
  );
};
