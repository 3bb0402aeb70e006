import type { Items } from './asking.js';
import type { Access } from './nomination.js';

/** Whether it is about this item. Without a key: about a nomination that asks for none. */
export const covers = (about: Items | undefined, key: Access['key'] | undefined): boolean =>
  about === undefined || (key !== undefined && about.includes(key));

/** What both are about. */
export const common = (one: Items | undefined, other: Items | undefined): Items | undefined =>
  one && other ? one.filter((key) => other.includes(key)) : (one ?? other);

/** These, in the order in which they are asked for; undefined where they are all there is. */
export const someOf = (access: readonly Access[], about: Items | undefined): Items | undefined =>
  about === undefined || access.every(({ key }) => about.includes(key))
    ? undefined
    : access.flatMap(({ key }) => (about.includes(key) ? [key] : []));

/** An entry that is about some of it alone, in a form that leaves out what need not be said. */
export const aboutThese = (about: Items | undefined): { readonly about?: Items } => (about ? { about } : {});
