import { z } from 'zod';
import { personId } from './ids.js';

/** The languages everything we say exists in. */
export const LOCALES = ['en', 'zh-CN'] as const;
export const locale = z.enum(LOCALES);
export type Locale = z.infer<typeof locale>;

/** The nearest of our languages to a BCP 47 tag such as Teams sends (`zh-Hans-CN`, `en-GB`); English where none is near. */
export const nearestLocale = (tag: string | undefined): Locale => (/^zh\b/i.test(tag ?? '') ? 'zh-CN' : 'en');

/** An employee as people speak of them: a name to show, and an address to find them again. */
export const person = z.object({ id: personId, name: z.string(), address: z.string() });
export type Person = z.infer<typeof person>;

/** What stands in the place of a person who was erased, where somebody else's row needs one there. No mail ever goes to `.invalid`. */
export const NOBODY = { name: '(erased)', address: 'erased@erased.invalid' } as const;
