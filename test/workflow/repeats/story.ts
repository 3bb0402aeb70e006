import fc from 'fast-check';
import { DAY, MINUTE } from '../../../src/kernel/clock.js';
import type { Stage } from '../../../src/policy/policy.js';
import { colleague } from '../../support/company.js';
import { stage } from '../../support/samples.js';

export const sue = colleague(1, 'Sue');
const oskar = colleague(2, 'Oskar');
const mia = colleague(3, 'Mia');
const ruth = colleague(4, 'Ruth');
export const carl = colleague(5, 'Carl');
export const nora = colleague(6, 'Nora');
/** Sue nominates, and Carl joins her; the others are asked. */
export const PEOPLE = [sue, oskar, mia, ruth, carl, nora] as const;
export const OWNERS = [oskar, mia, ruth];

const people = (...of: readonly { readonly address: string }[]) =>
  ({ from: 'people', addresses: of.map(({ address }) => address) }) as const;

/** Whoever is asked in the second step has a card of the first one too, wherever these overlap. */
const stages = fc.constantFrom<readonly Stage[]>(
  [stage([{ from: 'owners' }], { handOver: true }), stage([people(mia, ruth)], { handOver: true })],
  [stage([{ from: 'owners' }], { quorum: 'all', handOver: true })],
  [stage([{ from: 'owners' }], { quorum: 2 }), stage([{ from: 'owners' }])],
  [stage([people(oskar)]), stage([people(mia, oskar)], { handOver: true }), stage([{ from: 'owners' }])],
);

/**
 * Something that somebody does to a card: of those they have seen, whatever became of them (`card`, `button`: which, counted from
 * the newest); or what somebody did before, delivered once more under another id.
 */
const press = fc.record({
  what: fc.constant('press' as const),
  who: fc.constantFrom(0, 0, 0, 1, 1, 2, 2, 3, 4, 5),
  /** Mostly what the newest card offers. */
  card: fc.constantFrom(0, 0, 0, 1, 2, 3, 5, 8),
  button: fc.nat(9),
  /** What is typed into it. */
  typed: fc.nat(3),
});
const again = fc.record({ what: fc.constant('again' as const), ago: fc.constantFrom(0, 0, 0, 1, 2, 4, 7) });
const pause = fc.constantFrom(0, 0, MINUTE, 20 * MINUTE, DAY + MINUTE);

export const story = fc.record({
  stages,
  steps: fc.array(
    fc.record({ does: fc.oneof({ weight: 5, arbitrary: press }, { weight: 3, arbitrary: again }), pause }),
    { minLength: 6, maxLength: 30, size: 'max' },
  ),
});
export type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;
