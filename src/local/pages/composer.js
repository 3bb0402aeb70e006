import { h } from '/assets/dom.js';

/** The box one writes in: Enter sends, Shift+Enter is a new line, and Enter that ends a word in an input method does neither. */
export const createComposer = (person, send) => {
  const id = `say-${person.id}`;
  const box = h('textarea', {
    id,
    rows: '1',
    placeholder: `Write as ${person.name}`,
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const button = h('button', { class: 'button primary send' }, 'Send');
  const problem = h('p', { class: 'problem', role: 'alert' });

  const fit = () => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
  };
  const put = (text) => {
    box.value = text;
    fit();
  };

  const submit = async () => {
    const text = box.value.trim();
    if (text === '') return;
    put('');
    problem.textContent = '';
    try {
      await send(text);
    } catch (error) {
      // What was written is not lost, nor is what has been begun since.
      put([text, box.value].filter(Boolean).join('\n'));
      problem.textContent = error.message;
    }
  };

  box.addEventListener('input', fit);
  box.addEventListener('keydown', (event) => {
    // 229: Safari ends the composition before it tells of the key.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    void submit();
  });

  const element = h(
    'form',
    {
      class: 'composer',
      onsubmit: (event) => {
        event.preventDefault();
        void submit();
        box.focus();
      },
    },
    h('label', { class: 'unseen', for: id }, `Message from ${person.name} to Guestlist`),
    box,
    button,
    problem,
  );
  return {
    element,
    focus: () => box.focus(),
    /** For a proposal: what stands there already is kept by asking for an empty box. */
    propose: (text) => {
      put(text);
      box.focus();
    },
  };
};
