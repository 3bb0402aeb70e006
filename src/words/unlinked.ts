/** Zero width: nothing is seen, a long address may still break across lines, and no program finds an address to link. */
const GAP = '\u200B';

/** As telephones find it: digits of any script, with dashes of any length between. */
const NUMBER = /\p{Nd}[\p{Nd}\p{Pd}\s()（）./\u2212\u200B]{4,}\p{Nd}/gu;

/**
 * Typed text that no chat or mail program turns into something to click: web and mail addresses and telephone numbers
 * are broken by invisible gaps. It reads as it was typed. A gap after an @ or in a // alone is not enough: markdown-it takes it
 * for a letter of the host's name.
 */
export const unlinked = (typed: string): string =>
  typed
    .replace(/(?<=\S)(?:[./@\\](?=\S)|:(?=[^\s\d]))|\/(?=\/)/g, `$&${GAP}`)
    .replace(/(?<=\S)@/g, `${GAP}@`)
    .replace(NUMBER, (number) => number.replace(/\p{Nd}(?=\p{Nd})/gu, `$&${GAP}`));
