/**
 * Minutes after midnight of a time of day as people write it: `9`, `at 9:00`, `9.30 am`, `5pm`, `17:30`, `上午9点半`.
 * Undefined where it is none.
 */
export const timeIn = (text: string): number | undefined => {
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/^(?:every day |daily )?(?:at|@|每天|在)?\s*/, '')
    .replace(/[.。!]+$/, '');
  const named = NAMED[said];
  if (named !== undefined) return named;
  return english(said) ?? chinese(said);
};

const NAMED: Readonly<Record<string, number>> = { noon: 720, midday: 720, midnight: 0, 中午: 720 };

const english = (said: string): number | undefined => {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m|p\.m|o'clock|h|uhr)?$/.exec(said);
  if (!found) return undefined;
  const [, hours = '', minutes = '0', half = ''] = found;
  const isHalfDay = half.startsWith('a') || half.startsWith('p');
  const hour = Number(hours);
  if (isHalfDay && (hour < 1 || hour > 12)) return undefined;
  return minutesOf(isHalfDay ? (hour % 12) + (half.startsWith('p') ? 12 : 0) : hour, Number(minutes));
};

const chinese = (said: string): number | undefined => {
  const found = /^(上午|早上|下午|晚上)?(\d{1,2})(?:点|时)(?:(\d{1,2})分?|(半))?$/.exec(said);
  if (!found) return undefined;
  const [, half, hours = '', minutes = '0', halfPast] = found;
  const hour = Number(hours);
  const isLate = (half === '下午' || half === '晚上') && hour < 12;
  return minutesOf(isLate ? hour + 12 : hour, halfPast ? 30 : Number(minutes));
};

const minutesOf = (hour: number, minute: number): number | undefined =>
  hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
