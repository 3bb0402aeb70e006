/**
 * The name by which one calls somebody, where it is one: letters alone, and few, for it stands on a button, where some clients
 * read markup, and a phone has no room for more.
 */
export const calling = (name: string): string | undefined =>
  /^\p{L}[\p{L}\p{M}'’-]{0,19}(?= |$)/u.exec(name.trim())?.[0];
