import { personId as localPerson } from '../../src/local/company.js';
import { decided, nominated, OSKAR } from './rounds.js';
import { middle } from './sample.js';
import type { RIGHTS } from './setting.js';
import { type Setting } from './setting.js';

/** Milliseconds on the way of each round trip to Microsoft Graph. */
export const ON_THE_WAY = 50;

const [MIA, RUTH, CARL, AIKO] = [localPerson(3), localPerson(5), localPerson(6), localPerson(8)] as const;

/** Who presses, under each of the rules; Carl stands in for Mia. */
const PRESSES: Readonly<Record<keyof typeof RIGHTS, string>> = {
  owners: OSKAR,
  members: AIKO,
  deputies: CARL,
  chiefs: RUTH,
};

/** Milliseconds from a click to its answer, by whoever has which right, with a directory that takes its time. */
export const clicks = async (setting: Setting, rounds: number) => {
  const { tenant } = setting;
  await tenant.say(MIA, 'delegate to Carl Meyer until 30 june');
  await tenant.settings({ latencyMs: ON_THE_WAY });
  const rights = Object.entries(PRESSES) as [keyof typeof RIGHTS, string][];
  const times = new Map(rights.map(([right]) => [right, [] as number[]]));
  for (let n = 0; n < rounds; n += 1) {
    for (const [right, who] of rights) {
      const { nomination } = await nominated(setting, `${right}.alpineskihouse.com`);
      times.get(right)?.push((await decided(setting, who, nomination)).wall);
    }
  }
  await tenant.settings({ latencyMs: 0 });
  return [...times].map(([right, all]) => ({ right, median: middle(all), longest: Math.max(...all) }));
};
