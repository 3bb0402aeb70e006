import { findAddresses } from '../../src/kernel/address.js';

/** An address whose @ was forgotten, where an address is expected: at the very beginning. */
const WITHOUT_AT = /^[\s*_"'“]*([a-z\d-][\w-]*(?:\.[\w-]+)*\.[a-z]{2,12})(?![\w.@-])/i;

/** `bracketed`: as in `Ada <ada@fabrikam.com>`. */
export type Found = {
  readonly address: string;
  readonly from: number;
  readonly to: number;
  readonly bracketed: boolean;
};

/** What stands in a text as an address, or would like to, in its order. Only where no @ is found is one without it looked for. */
export const addressesIn = (text: string): readonly Found[] => {
  const found = findAddresses(text).map(({ text: address, start, end }) => ({
    address,
    from: start,
    to: end,
    bracketed: text[start] === '<',
  }));
  if (found.length > 0) return found;
  const without = WITHOUT_AT.exec(text);
  return without?.[1]
    ? [{ address: without[1], from: without[0].length - without[1].length, to: without[0].length, bracketed: false }]
    : [];
};
