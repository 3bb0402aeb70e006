import type { PersonId } from '../src/kernel/ids.js';
import type { Locale } from '../src/kernel/people.js';
import { cleanLine } from '../src/kernel/text.js';
import { wordsFor } from '../src/words/index.js';
import type { Surroundings } from './surroundings.js';
import { told, type Told } from './told.js';

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

/** From now on in another language; that is said in it. */
export const changeLanguage = async (
  to: string | undefined,
  { words, person }: Surroundings,
  setLanguage: (person: PersonId, locale: Locale) => Promise<void>,
): Promise<Told> => {
  const { language } = words.commands;
  if (to === undefined) return told(language.now);
  const locale = localeNamed(to);
  if (!locale) return told(language.unknown(cleanLine(to, 40)));
  await setLanguage(person.id, locale);
  return told(wordsFor(locale).commands.language.changed);
};
