import { personId as localPerson } from '../../src/local/company.js';
import { pressed, typed } from './activities.js';
import { buttonFor } from './chat.js';
import { ask, type Sample } from './sample.js';
import type { Setting } from './setting.js';

export const [SUE, OSKAR] = [localPerson(1), localPerson(2)] as const;

export type Round = {
  readonly echo: Sample;
  readonly said: Sample;
  readonly sent: Sample;
  readonly decided: Sample;
  readonly listed: Sample;
};

/** Until nothing is left to be worked off now; whether guests accept is looked at on another day. */
export const drained = async ({ sql }: Setting): Promise<void> => {
  for (;;) {
    const { rows } = await sql.query<{ left: string }>(
      `select count(*) as left from guestlist_jobs.job where state < 'completed' and start_after <= now()`,
    );
    if (rows[0]?.left === '0') break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await sql.query(
    `update guestlist.guests set look_at = now() + interval '1 day' where look_at < now() + interval '1 hour'`,
  );
};

let guests = 0;

/** Sue nominates somebody in one message, and sends it; returns the samples and the nomination. */
export const nominated = async (setting: Setting, domain = 'fabrikam.com') => {
  const { answers, tenant, serviceUrl } = setting;
  guests += 1;
  const words = `invite Ada Lovelace ada${guests}@${domain} to apollo until 30 june, joint audit`;
  const said = await ask(answers, typed(SUE, serviceUrl, words));
  const send = await buttonFor(tenant, SUE, 'draft-send');
  const sent = await ask(answers, pressed(SUE, serviceUrl, send.activityId, send.data));
  await drained(setting);
  const { data } = await buttonFor(tenant, SUE, 'withdraw');
  return { said, sent, words, nomination: data.nomination };
};

/** Somebody presses Approve on the card about this nomination. */
export const decided = async (setting: Setting, who: string, nomination: string | undefined): Promise<Sample> => {
  const { answers, tenant, serviceUrl } = setting;
  const approve = await buttonFor(tenant, who, 'approve', nomination);
  const sample = await ask(answers, pressed(who, serviceUrl, approve.activityId, approve.data));
  await drained(setting);
  return sample;
};

/** A nomination from the message to the decision, with an echo before and a list of what waits after it. */
export const round = async (setting: Setting): Promise<Round> => {
  const { answers, echo, serviceUrl } = setting;
  const { said, sent, words, nomination } = await nominated(setting);
  const heard = await ask(echo, typed(SUE, serviceUrl, words));
  const click = await decided(setting, OSKAR, nomination);
  const listed = await ask(answers, typed(OSKAR, serviceUrl, 'approvals'));
  return { echo: heard, said, sent, decided: click, listed };
};
