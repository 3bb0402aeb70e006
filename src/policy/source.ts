import type { ApproverSource } from './policy.js';

/** As the file writes it, in one way alone: two sources of the same word are the same. */
export const wordOf = (source: ApproverSource): string => {
  switch (source.from) {
    case 'people':
      return `people: ${source.addresses.join(' ')}`;
    case 'group':
      return `group: ${source.group}`;
    case 'channel':
      return `channel: ${source.channel}`;
    default:
      return source.from;
  }
};

export const isAmong = (source: ApproverSource, sources: readonly ApproverSource[]): boolean =>
  sources.some((one) => wordOf(one) === wordOf(source));

/** Whoever answers for everything comes last, lest a stage run out of people; not a second time where the stage names them. */
export const withFallback = (
  asked: readonly ApproverSource[],
  fallback: ApproverSource | undefined,
): readonly ApproverSource[] => (fallback && !isAmong(fallback, asked) ? [...asked, fallback] : asked);

/** What the file says of whom to fall back on, as a source; none where it says `refuse`. */
export const fallbackFrom = (said: ApproverSource | 'refuse' | undefined): ApproverSource | undefined =>
  said === 'refuse' ? undefined : (said ?? { from: 'administrators' });
