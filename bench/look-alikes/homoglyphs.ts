import { domainToASCII, domainToUnicode } from 'node:url';
import unhomoglyph from 'unhomoglyph';

/** Whether a domain may hold the character and keeps it as it is, by the rules that browsers follow (UTS #46). */
const isOfDomains = (character: string): boolean => {
  const domain = `a${character}a.com`;
  return domainToUnicode(domainToASCII(domain)) === domain;
};

/** The letters beyond ASCII that domains may hold and that Unicode's list of confusables has for one of a–z or 0–9. */
const HOMOGLYPHS = Array.from({ length: 0xd800 - 0x80 }, (_, at) => String.fromCharCode(at + 0x80))
  .filter((letter) => /\p{L}/u.test(letter))
  .map((letter) => ({ letter, meant: unhomoglyph(letter).toLowerCase() }))
  .filter(({ letter, meant }) => /^[a-z0-9]$/.test(meant) && isOfDomains(letter));

/** The scripts in which whole names can be imitated. */
export const SCRIPTS = [/\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u] as const;

/** What can be taken for this letter or digit; none where Unicode knows of nothing. */
export const homoglyphsOf = (character: string, script = /./u): readonly string[] =>
  HOMOGLYPHS.flatMap(({ letter, meant }) => (meant === character && script.test(letter) ? [letter] : []));
