/**
 * Makes an element. Properties are set as attributes, but `on…` as listeners; children that are strings become text,
 * never markup; empty ones are left out.
 */
export const h = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== '' && child !== false));
  return element;
};

export const avatar = (name, kind = 'person') => {
  const initials = name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('');
  // Four quiet hues; which one depends on the name alone, so that a person keeps theirs.
  const hue = [...name].reduce((hash, sign) => (hash * 31 + sign.codePointAt(0)) % 997, 7) % 4;
  return h('span', { class: `avatar ${kind} hue-${hue}`, 'aria-hidden': 'true' }, initials);
};
