import type { Moment } from './moments.js';

/** How many kills fell into each window: what the bot was doing, of these, and whether the tenant had acted on it when it died. */
export const countWindows = <Doing extends string>(all: readonly Doing[], doing: (moment: Moment) => Doing) => {
  const windows = new Map<string, number>(
    all.flatMap((one) => [[`${one}, before`, 0] as const, [`${one}, after`, 0] as const]),
  );
  return {
    add: (moment: Moment): void => {
      const name = `${doing(moment)}, ${moment.when}`;
      windows.set(name, (windows.get(name) ?? 0) + 1);
    },
    sum: (): number => [...windows.values()].reduce((sum, times) => sum + times, 0),
    /** Into which none fell. */
    empty: (): readonly string[] => [...windows].flatMap(([name, times]) => (times === 0 ? [name] : [])),
    lines: (): readonly string[] =>
      [...windows].flatMap(([name, times]) => (times > 0 ? [`        ${name} the tenant acted: ${times}`] : [])),
  };
};

/** Also what Graph calls a POST only because a question does not fit into an address. */
export const isLook = ({ method, path }: Moment): boolean =>
  method === 'GET' || path === '/$batch' || path.endsWith('/checkMemberGroups');
