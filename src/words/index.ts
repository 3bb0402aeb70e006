import type { Locale } from '../kernel/people.js';
import { en, type Words } from './en/index.js';
import { zhCN } from './zh-CN/index.js';

export type { Words };

/** Everything the bot says or writes, in each language. A sentence that a language lacks does not compile. */
export const words: Readonly<Record<Locale, Words>> = { en, 'zh-CN': zhCN };

/** `wordsFor(reader.locale).receipt.asked(names)` */
export const wordsFor = (locale: Locale): Words => words[locale];
