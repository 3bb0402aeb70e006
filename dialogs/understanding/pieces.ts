/** A text before its first comma, and the rest with it. */
export const atComma = (text: string): readonly [string, string] => {
  const at = text.search(/[,，;；]/);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
};

/** Without the spaces, commas and quotes around it. */
export const trimmed = (text: string): string =>
  text
    .replace(/^[\s,，;；、:：.。]+/, '')
    .replace(/[\s,，;；、:：。]+$/, '')
    .replace(/^["“”'](.*)["“”']$/, '$1');
