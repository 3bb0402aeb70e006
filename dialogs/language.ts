import type { Locale } from '../src/kernel/people.js';

/** A language of ours, as people name it; undefined where it is none of them. */
export const localeNamed = (said: string): Locale | undefined => {
  const name = said.trim().toLowerCase();
  if (/^(?:en|en[-_]\w+|english|englisch|英文|英语)$/.test(name)) return 'en';
  if (
    /^(?:zh|cn|zh[-_]\w+|zh[-_]hans[-_]cn|(?:simplified )?chinese|mandarin|中文|汉语|简体|简体中文|普通话)$/.test(name)
  )
    return 'zh-CN';
  return undefined;
};
