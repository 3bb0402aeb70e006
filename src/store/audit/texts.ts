import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Texts about people, each under keys of its own: one for every person it says something about, and all of them are needed to
 * read it. Destroying a person's keys makes every text about them noise, of which the chain still has the hash.
 */

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

export const newKey = (): string => randomBytes(32).toString('base64');

/** Where a text stands, and nowhere else. */
export const placeOf = (entry: string, field: string): string => `${entry}/${field}`;

/** Of all keys together, in the order of the people they are for. */
const joined = (keys: readonly string[]): Buffer => {
  const hash = createHash('sha256');
  for (const key of keys) hash.update(Buffer.from(key, 'base64'));
  return hash.digest();
};

/** `place`: which text of which entry; put anywhere else, it cannot be read. */
export const hide = (text: string, keys: readonly string[], place: string): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, joined(keys), nonce).setAAD(Buffer.from(place));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64');
};

/** Undefined where these are not its keys, or it was touched. */
export const reveal = (hidden: string, keys: readonly string[], place: string): string | undefined => {
  const bytes = Buffer.from(hidden, 'base64');
  try {
    const decipher = createDecipheriv(ALGORITHM, joined(keys), bytes.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};
