import { setTimeout as pause } from 'node:timers/promises';
import type { TenantClient } from '../../test/support/tenant-client.js';
import type { Fault } from '../../test/support/tenant-shapes.js';

/** What Graph does to whoever asks it on a bad day; each a few times. */
const STORMS: readonly Omit<Fault, 'on'>[] = [
  { answer: { status: 429, headers: { 'Retry-After': '1' } }, times: 6 },
  { answer: { status: 503 }, times: 6 },
  { answer: { status: 500, html: true }, times: 4 },
  { answer: { status: 504 }, times: 4, when: 'after' },
  { answer: 'reset', times: 4 },
  // Done, and the answer lost on its way.
  { answer: 'reset', times: 4, when: 'after' },
  { answer: 'half', times: 4 },
  { answer: 'hang', times: 2 },
];

/** As the tenant counts them. */
export const STORMY = STORMS.map(({ answer, when }) => {
  const what = typeof answer === 'object' ? answer.status : answer;
  return `${what}${when === 'after' ? ' after' : ''}`;
});

export type Weather = {
  readonly storms: number;
  /** Requests that met each kind of trouble. */
  readonly met: Readonly<Record<string, number>>;
};

/** Now and then one of them, and calm between, or the last ones would meet all that nobody else met; until it is over. */
export const storms = async (tenant: TenantClient, isOver: () => boolean): Promise<Weather> => {
  let count = 0;
  while (!isOver()) {
    await pause(1500 + Math.random() * 3000);
    const storm = STORMS[Math.floor(Math.random() * STORMS.length)];
    if (storm && !isOver())
      await tenant.fault({ on: 'graph', skip: Math.floor(Math.random() * 20), ...storm }).then(
        () => (count += 1),
        () => undefined,
      );
    await pause(1000 + Math.random() * 1500);
    await tenant.clearFaults();
  }
  await tenant.clearFaults();
  return { storms: count, met: await tenant.faultsMet() };
};
