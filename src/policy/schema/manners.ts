import { z } from 'zod';
import type { Weekday, WorkingTime } from '../policy.js';
import { quoted } from '../problem.js';
import { anyOf, listOf, textAs, yesOrNo } from './texts.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** In the order of the week, each once. */
const workingDays = listOf(z.enum(DAYS), DAYS.length).transform((named): readonly Weekday[] =>
  DAYS.flatMap((day, at) => (named.includes(day) ? [(at + 1) as Weekday] : [])),
);

const MIDNIGHT = 24 * 60;

/** Minutes after midnight; the end of a day is the beginning of the next. */
const minuteOf = (hours = '', minutes = ''): number | undefined => {
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= MIDNIGHT ? minute % MIDNIGHT : undefined;
};

const spanIn = (text: string): WorkingTime['quiet'] => {
  const [, ...parts] = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const [from, to] = [minuteOf(parts[0], parts[1]), minuteOf(parts[2], parts[3])];
  return parts.length === 0 || from === undefined || to === undefined ? undefined : { from, to };
};

const quietHours = textAs(
  (text) => {
    const span = spanIn(text);
    return span && span.from !== span.to ? span : undefined;
  },
  (text) =>
    spanIn(text.trim())
      ? `${quoted(text)} ends when it begins: that may be a whole day, or no time at all`
      : `${quoted(text)} is no span of hours`,
);

/** How approvers are treated, whatever rule asks them. */
export const manners = anyOf({
  workingDays: workingDays.exactOptional(),
  quietHours: quietHours.exactOptional(),
  outOfOffice: yesOrNo.exactOptional(),
});
