import { z } from 'zod';
import { parseAddress, parseDomain } from '../../kernel/address.js';
import { channelId, groupId } from '../../kernel/ids.js';
import { isLoopback } from '../../kernel/loopback.js';
import { locale } from '../../kernel/people.js';
import { cleanLine } from '../../kernel/text.js';
import type { Localised } from '../policy.js';
import { quoted } from '../problem.js';

/** A text that is good where `read` makes something of it; `problem` says what it is instead. */
export const textAs = <T>(read: (text: string) => T | undefined, problem: (text: string) => string) =>
  z.string().transform((text, context) => {
    const value = read(text.trim());
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: text.trim() === '' ? 'is empty' : problem(text) });
    return z.NEVER;
  });

export const line = (max: number) =>
  textAs(
    (text) => (text !== '' && cleanLine(text, max) === text ? text : undefined),
    (text) =>
      text.length > max
        ? `is longer than ${max} characters`
        : `${quoted(text)} holds something that cannot be seen, or spreads over lines`,
  );

/** A line that may hold these places to be filled in, and no others. */
export const lineWith = (max: number, places: readonly string[]) =>
  line(max).superRefine((text, context) => {
    const unknown = (text.match(/\$?\{[^{}]*\}?/g) ?? []).find((one) => !places.includes(one));
    if (unknown !== undefined)
      context.addIssue({ code: 'custom', message: `the placeholder ${quoted(unknown)} is not known` });
  });

/** For what concerns a whole group of fields: said once each of them is as it should be. */
export const onceSound = (error: string) => ({ error, when: ({ issues }: z.core.ParsePayload) => issues.length === 0 });

/** A group of fields of which at least one is given. */
export const anyOf = <S extends z.core.$ZodShape>(shape: S, problem = 'is empty') =>
  z
    .strictObject(shape)
    .refine((fields) => Object.keys(fields).length > 0, onceSound(problem))
    .meta({ minProperties: 1 });

export const listOf = <T extends z.ZodType>(item: T, most = 1000) => z.array(item).min(1).max(most);

/** One text for every language, or one for each. */
export const localised = (text: ReturnType<typeof line>) =>
  z.union([text, anyOf({ en: text.exactOptional(), 'zh-CN': text.exactOptional() })]).transform((said): Localised => {
    if (typeof said === 'string') return { en: said, 'zh-CN': said };
    const either = said.en ?? said['zh-CN'] ?? '';
    return { en: either, 'zh-CN': either, ...said };
  });

export const languages = listOf(locale);

export const url = textAs(
  (text) => {
    const address = URL.canParse(text) ? new URL(text) : undefined;
    const isLocal = isLoopback(address?.hostname ?? '');
    const isSafe = address?.protocol === 'https:' || (address?.protocol === 'http:' && isLocal);
    return address && isSafe && address.username === '' && address.password === '' && text.length <= 500
      ? address.href
      : undefined;
  },
  (text) => `${quoted(text)} is no https address`,
);

/** A colleague's or the company's own address. Wider than a guest's: Microsoft refuses o'brien@ only for guests. */
export const ownAddress = textAs(
  (text) => {
    const [, local, domain] = /^([a-z0-9.!#$%&'*+/=?^_{|}~-]{1,64})@([^@]+)$/i.exec(text) ?? [];
    const ascii = domain && parseDomain(domain);
    return local && ascii ? `${local.toLowerCase()}@${ascii}` : undefined;
  },
  (text) => `${quoted(text)} is no e-mail address`,
);

export const guestsAddress = textAs(
  (text) => {
    const address = parseAddress(text);
    return address.ok ? address.value : undefined;
  },
  (text) => `${quoted(text)} is no address that Microsoft accepts for a guest`,
);

export const domain = textAs(parseDomain, (text) => `${quoted(text)} is no domain`);
export const domainPattern = textAs(
  (text) => {
    const below = text.startsWith('*.');
    const ascii = parseDomain(below ? text.slice(2) : text);
    return ascii && `${below ? '*.' : ''}${ascii}`;
  },
  (text) => `${quoted(text)} is no domain`,
);

export const group = textAs(
  (text) => groupId.safeParse(text.toLowerCase()).data,
  (text) => `${quoted(text)} is no group id`,
);

export const channelAddress = textAs(
  (text) => channelId.safeParse(text).data,
  (text) => `${quoted(text)} is no channel id`,
);

/** To YAML 1.2 `yes` is a text, to YAML 1.1 the same as `true`: either way it is what was meant. */
export const yesOrNo = z
  .union([z.enum(['yes', 'no']), z.boolean()])
  .transform((said): boolean => said === true || said === 'yes');

const isZone = (text: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return /^[A-Za-z]/.test(text);
  } catch {
    return false;
  }
};
export const zone = textAs(
  (text) => (isZone(text) ? text : undefined),
  (text) => `${quoted(text)} is no time zone`,
);
