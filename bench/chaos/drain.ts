import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Running } from '../../test/support/processes.js';
import type { TenantClient } from '../../test/support/tenant-client.js';
import type { Pressed } from '../../test/support/tenant-shapes.js';
import { PEOPLE } from '../../test/support/world.js';
import { live } from './day.js';
import { afterEnds } from './judging.js';
import { quantile, seconds, type Proof, type Seen } from './proof.js';
import { withTown } from './town.js';

/** They ask something just when a replica is told to end. */
const TALKERS = [PEOPLE.lin, PEOPLE.ruth, PEOPLE.carl, PEOPLE.noor, PEOPLE.aiko, PEOPLE.ivy];
/** Nominations for each that is told to end. */
const EACH = 4;
/** Of the ends that were wished for; the last come when nothing is left to be done. */
const SHARE = 0.9;
/** Ends with which some must have come while something was under way. */
const MANY = 100;

/** Why somebody was left without an answer; undefined where they were not. */
const breakOf = ({ status = 0, times = 1, trouble }: Pressed): string | undefined =>
  trouble ?? (status >= 500 ? `answered ${status}` : times > 1 ? 'delivered again' : undefined);

/** The same tenant, and how often a bot left somebody without an answer, and why. */
const counting = (tenant: TenantClient) => {
  let asked = 0;
  const broken: Record<string, number> = {};
  const counted = async <T extends Pressed>(answer: Promise<T>): Promise<T> => {
    asked += 1;
    const answered = await answer;
    const why = breakOf(answered);
    if (why !== undefined) broken[why] = (broken[why] ?? 0) + 1;
    return answered;
  };
  const say: TenantClient['say'] = (...said) => counted(tenant.say(...said));
  const press: TenantClient['press'] = (...pressed) => counted(tenant.press(...pressed));
  return { tenant: { ...tenant, say, press }, asked: () => asked, broken };
};

const drain = (size: number, script?: string): Promise<Seen> =>
  withTown(script === undefined ? {} : { script }, async (town) => {
    const times: number[] = [];
    const codes: (number | null)[] = [];
    const windows: Record<string, number> = {};
    let [busy, asked] = [0, 0];
    const heard = counting(town.tenant);
    const end = async (bot: Running): Promise<void> => {
      const asking = Promise.allSettled(TALKERS.map((who) => heard.tenant.say(who, 'help')));
      await pause(20);
      const jobs = new Set((await town.books.underWay()).map(({ name }) => name));
      for (const name of jobs) windows[name] = (windows[name] ?? 0) + 1;
      if (jobs.size > 0) busy += 1;
      asked += TALKERS.length;
      const began = performance.now();
      codes.push(await bot.end());
      times.push(performance.now() - began);
      await asking;
    };
    const { deaths, found, storms } = await live(
      { ...town, tenant: heard.tenant },
      { nominations: EACH * size, every: 1500, patience: 90 * 60_000, end, inTurn: true },
    );
    return {
      tries: deaths,
      of: 'ends by SIGTERM',
      windows,
      notes: [
        `gone after ${seconds(quantile(times, 0.5))} at the median, ${seconds(quantile(times, 1))} at most; ${storms} storms in Graph`,
        `${busy} times the replicas had jobs under way just then (the windows: the jobs, of all replicas together), and ${asked} messages waited for an answer; ${heard.asked()} messages and presses on the whole day`,
        `${found.twice.invitations} invitations and ${found.twice.mails} mails came twice`,
      ],
      faults: [
        ...found.faults,
        ...afterEnds({ times, codes }, heard.broken),
        ...(deaths >= MANY && busy === 0 ? ['nobody had anything under way when told to end'] : []),
      ],
    };
  });

export const draining: Proof = {
  promise: 'SIGTERM: what was begun is answered and recorded, nothing is lost, and the process has gone within 10 s',
  long: 220,
  short: 1,
  run: (size) => drain(size),
  least: (size) => Math.ceil(size * SHARE),
  naive: [
    {
      bot: 'a bot that ends at once',
      breach: / had no answer: /,
      long: true,
      run: () => drain(3, fileURLToPath(new URL('hasty-bot.js', import.meta.url))),
    },
  ],
};
