import type { Strangers } from '../../workflow/adopting.js';
import type { Fault } from './table.js';

export const describeNumbers = ({ guests, known, disabled, strangers, unsponsored }: Strangers): string =>
  [
    `${guests} guests in the directory`,
    `  ${known} are in Guestlist’s books`,
    `  ${disabled} cannot sign in, and are left alone`,
    `  ${strangers} have no end that anybody agreed on, and ${unsponsored} of these no sponsor in the directory`,
  ].join('\n');

export const describeFaults = (file: string, faults: readonly Fault[]): string =>
  [
    ...[...faults]
      .sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
      .map(({ line, says }) => `${file}${line === undefined ? '' : `:${line}`} ${says}`),
    'Nothing was changed.',
  ].join('\n');
