/** What people call a thing, made comparable: without case, width, accents' spelling, quotes and punctuation. */
export const foldLabel = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** The key of an offer that names none: its name, folded, with hyphens. Empty where the name has no letter or digit. */
export const slug = (name: string): string => foldLabel(name).replaceAll(' ', '-');
