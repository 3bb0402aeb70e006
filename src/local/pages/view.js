/**
 * Which messages of a list are on the screen. `appeared` is called with a message's id when it comes into view, and again when
 * the page itself does.
 */
export const watch = (root, appeared) => {
  const visible = new Set();
  const idOf = (element) => element.dataset.activity;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) visible.delete(target);
        else if (!visible.has(target)) {
          visible.add(target);
          if (!document.hidden) appeared(idOf(target));
        }
      }
    },
    { root },
  );
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) for (const element of visible) appeared(idOf(element));
  });
  return {
    add: (element) => observer.observe(element),
    drop: (element) => {
      observer.unobserve(element);
      visible.delete(element);
    },
    has: (id) => !document.hidden && [...visible].some((element) => idOf(element) === id),
  };
};
