import type { Card } from '../../../cards/card.js';
import type { Name } from '../world.js';

/** A picture of the documents, in a light and a dark theme: `docs/images/NAME-light.png` and `NAME-dark.png`. */
export type Picture = {
  readonly name: string;
  /** Where it stands. */
  readonly page: `docs/${string}.md`;
  /** For whoever cannot see it. */
  readonly caption: string;
};

/** What one person's chat shows at one moment, drawn by the real presenters from what their tests draw. */
export type ChatPicture = Picture & {
  readonly to: Name;
  readonly at: Date;
  /** From top to bottom: cards, and messages as Markdown. */
  readonly shows: readonly (Card | string)[];
  /** The button whose part is unfolded. */
  readonly unfolds?: string;
};

export const THEMES = ['light', 'dark'] as const;

/** In CSS pixels, on the page. */
const WIDTH = { chat: 390, mail: 410 };

/** As it stands on its page: whoever reads in the dark sees it dark. */
export const asMarkdown = ({ name, caption, page }: Picture): string => {
  const width = page === 'docs/mail.md' ? WIDTH.mail : WIDTH.chat;
  return `<picture><source media="(prefers-color-scheme: dark)" srcset="images/${name}-dark.png"><img src="images/${name}-light.png" width="${String(width)}" alt="${caption}"></picture>`;
};
