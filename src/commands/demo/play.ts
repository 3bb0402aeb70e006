import { z } from 'zod';
import { readCard, titlesOn } from './card-text.js';

const PEOPLE = {
  Sue: '11111111-0000-4000-8000-000000000001',
  Oskar: '11111111-0000-4000-8000-000000000002',
} as const;
type Name = keyof typeof PEOPLE;

const message = z.looseObject({
  activityId: z.string(),
  from: z.string(),
  text: z.string().optional(),
  card: z.unknown().optional(),
});
type Message = z.infer<typeof message>;
const chat = z.looseObject({ messages: z.array(message) });
const mails = z.array(
  z.looseObject({ to: z.union([z.string(), z.array(z.string())]), subject: z.string(), text: z.string() }),
);

/** Nominate → card → approve → invitation → link → mail → accepted. Throws at the first step that is not seen in time. */
export const playMainJob = async (tenantUrl: string): Promise<void> => {
  const tenant = doors(tenantUrl);
  // A new guest each time, so that the demo can be played again on the same server.
  const who = `ada.${Date.now().toString(36)}`;
  const address = `${who}@fabrikam.com`;
  const reads = (name: Name, what: string, pattern: RegExp): Promise<Message> =>
    seen(what, async () => {
      const messages = (await tenant.chat(name)).filter(({ from }) => from === 'bot');
      return messages.findLast((one) => textOf(one).includes(who) && pattern.test(textOf(one)));
    });

  const request = `invite Ada Lovelace <${address}> to Apollo until 30 June because of the joint audit`;
  say('Sue', request);
  const sinceAsked = stopwatch();
  await tenant.say('Sue', request);
  const asked = await reads('Sue', 'the card that says the nomination back', /Invite Ada Lovelace/);
  const answeredIn = sinceAsked();
  tell('Guestlist to Sue', asked);

  press('Sue', 'Send for approval');
  await tenant.press('Sue', asked.activityId, 'Send for approval');
  const approval = await reads('Oskar', "the approver's card", /asks to invite a guest/);
  tell('Guestlist to Oskar', approval);

  press('Oskar', 'Approve');
  const sinceApproved = stopwatch();
  await tenant.press('Oskar', approval.activityId, 'Approve', { comment: 'fine until the audit ends' });
  const linked = await reads('Sue', 'the receipt with the redeem link', /redeem\?/);
  const linkedIn = sinceApproved();
  tell(
    'Guestlist to Oskar, in the same place',
    await reads('Oskar', 'the decided card without buttons', /Approved by Oskar Lind/),
  );
  tell('Guestlist to Sue, in the same place', linked);

  const mail = await seen("the guest's mail", async () =>
    (await tenant.mails()).find(({ to }) => to.includes(address)),
  );
  block(`Mail to ${address}: ${mail.subject}`, mail.text);

  const link = /https?:\/\/\S+redeem\?\S+/.exec(mail.text)?.[0];
  if (!link) throw new Error('the mail has no redeem link');
  console.log('The guest opens the link and accepts.\n');
  await fetch(link, { method: 'POST', redirect: 'manual' });
  const told = await seen('the news that the guest accepted', async () =>
    (await tenant.chat('Sue')).findLast(({ text }) => /Ada Lovelace .*accepted your invitation/.test(text ?? '')),
  );
  tell('Guestlist to Sue', told);
  const receipt = await seen('the receipt without the link', async () =>
    (await tenant.chat('Sue')).find((one) => one.activityId === asked.activityId && !/redeem\?/.test(textOf(one))),
  );
  tell('Guestlist to Sue, in the same place', receipt);
  console.log(`The first answer came after ${answeredIn} s, the redeem link ${linkedIn} s after the approval.`);
};

/** Seconds since it was made, to a hundredth. */
const stopwatch = (): (() => string) => {
  const start = performance.now();
  return () => ((performance.now() - start) / 1000).toFixed(2);
};

const doors = (url: string) => {
  const call = async (path: string, body?: unknown): Promise<unknown> => {
    const init =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    return response.json();
  };
  return {
    chat: async (name: Name) => chat.parse(await call(`/_local/chats/${PEOPLE[name]}`)).messages,
    say: (name: Name, text: string) => call('/_local/say', { as: PEOPLE[name], text }),
    press: (name: Name, activityId: string, title: string, inputs = {}) =>
      call('/_local/press', { as: PEOPLE[name], activityId, title, inputs }),
    mails: async () => mails.parse(await call('/_local/mail')),
  };
};

/** Looks until there is something to see, for at most 15 seconds. */
const seen = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come within 15 seconds`);
};

const textOf = ({ text, card }: Message): string => [text, readCard(card)].filter(Boolean).join('\n');

const say = (name: Name, text: string): void => console.log(`${name}: ${text}\n`);
const press = (name: Name, title: string): void => console.log(`${name} presses [ ${title} ]\n`);
const tell = (heading: string, shown: Message): void => {
  const buttons = titlesOn(shown.card).map((title) => `[ ${title} ]`);
  block(heading, [textOf(shown), buttons.join(' ')].filter(Boolean).join('\n'));
};
const block = (heading: string, text: string): void =>
  console.log(
    `${heading}:\n${text
      .trim()
      .split('\n')
      .map((line) => `  │ ${line}`)
      .join('\n')}\n`,
  );
