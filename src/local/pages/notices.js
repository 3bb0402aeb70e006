import { h } from '/assets/dom.js';

/** One line at the foot of the page that says the latest thing, until it is taken away. */
export const createNotices = (element) => {
  const clear = () => {
    element.replaceChildren();
  };
  return {
    clear,
    /** `act` is {label, run}. */
    say: (text, act) => {
      clear();
      element.append(
        h(
          'div',
          { class: 'notice' },
          h('p', {}, text),
          act ? h('button', { type: 'button', class: 'button', onclick: () => (clear(), act.run()) }, act.label) : '',
          h('button', { type: 'button', class: 'close', 'aria-label': 'Take this line away', onclick: clear }, '×'),
        ),
      );
    },
  };
};
