const system = matchMedia('(prefers-color-scheme: dark)');

export const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : system.matches;
};

/** Makes `button` switch between light and dark, and calls `changed` whenever the page looks different. */
export const setUpTheme = (button, changed = () => {}) => {
  const describe = () => {
    const other = isDark() ? 'light' : 'dark';
    button.textContent = isDark() ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `Switch to the ${other} look`);
  };
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    localStorage.setItem('theme', theme);
    describe();
    changed();
  });
  system.addEventListener('change', () => {
    describe();
    changed();
  });
  describe();
};
