import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { CardAction } from '../../cards/actions.js';
import { activity, APP, TENANT } from '../../bench/attack/activities.js';
import { privacy } from '../../src/commands/privacy/privacy.js';
import { eventually } from '../support/eventually.js';
import { bearerFor } from '../support/key-service.js';
import { offered, pressed } from '../support/nominating.js';
import { saidBy } from '../support/said.js';
import { GUESTS } from '../support/rules.js';
import { PEOPLE, type Actor } from '../support/world.js';
import { canary, filledIn } from './canaries.js';
import type { House } from './house.js';

/** What people, strangers, Microsoft and the database do, each with a canary in whatever they can say. */

const PARTNER = 'northwindtraders.com';

const ADDRESS = `${canary('address')}@any.alpineskihouse.com`;
const NAME = `Ada ${canary('name')}`;
const ABOUT = new RegExp(canary('name'));

/** From the nomination to a guest who accepted, with every text that people give each other on the way. */
const nominating = async ({ people: { sue, oskar, mia }, tenant }: House): Promise<string> => {
  // One fact of the preflight is never told, and nobody waits for it: the request is given up after ten seconds.
  await tenant.fault({ on: 'graph', path: '^/contacts', answer: 'hang' });
  await sue.says(`invite ${NAME} <${ADDRESS}> to Apollo for 30 weeks, ${canary('reason')}`);
  await sue.presses('Send for approval');
  await offered(oskar, ABOUT, 'Approve');
  await pressed(oskar, ABOUT, 'Send the question', {
    question: canary('inquire.question'),
    comment: canary('inquire.comment'),
  });
  await pressed(sue, ABOUT, 'Answer', { answer: canary('reply.answer') });
  await oskar.reads(new RegExp(canary('reply.answer')));
  await pressed(oskar, ABOUT, 'Hand over', { colleague: canary('hand-over.colleague') });
  await pressed(mia, ABOUT, 'Hand over', {
    colleague: 'carl@contoso.com',
    comment: canary('hand-over.comment'),
  });
  await pressed(oskar, ABOUT, 'Approve', { comment: canary('approve.comment') });
  const { text } = await eventually(async () => {
    const card = await sue.card(/redeem\?/);
    assert.ok(ABOUT.test(card.text));
    return card;
  });
  const link = /https?:\/\/\S+redeem\?\S+/.exec(text)?.[0] ?? '';
  await pressed(sue, ABOUT, 'Send the e-mail again');
  assert.equal((await tenant.redeem(link)).status, 303);
  await sue.reads(/accepted your invitation/);
  return link;
};

/** A press of a button of this card that no client sends: whatever a field is for, it holds words. */
const forges = async (
  { tenant }: House,
  who: Actor,
  { activityId, json }: { readonly activityId: string; readonly json: object },
  verb: CardAction['verb'],
): Promise<void> => {
  const [, kind = '', id] = /"(nomination|guest|draft)":"([^"]+)"/.exec(JSON.stringify(json)) ?? [];
  const action = { type: 'Action.Execute', verb, data: { verb, [kind]: id, ...filledIn(verb) } };
  const value = { action, trigger: 'manual' };
  await tenant.send({ as: who.id, type: 'invoke', name: 'adaptiveCard/action', replyToId: activityId, value });
};

/** A form that is filled in wrongly, and then as it may be; what it asks for is changed while it is approved. */
const filling = async (house: House): Promise<void> => {
  const { sue, oskar } = house.people;
  const about = new RegExp(canary('draft-fill.name'));
  await sue.says('invite somebody@form.alpineskihouse.com');
  const form = await eventually(() => sue.card(/This is still missing/));
  for (const verb of ['draft-fill', 'draft-use'] as const) await forges(house, sue, form, verb);
  await sue.says('cancel');
  await sue.says('invite somebody@form.alpineskihouse.com to Apollo for 30 weeks, figures');
  await sue.presses('Continue', { name: 'Somebody Else', 'q-ground': canary('draft-fill.answers') });
  await sue.presses('Change');
  await sue.presses('Continue', {
    address: `${canary('draft-fill.address')}@form.alpineskihouse.com`,
    name: canary('draft-fill.name'),
    company: canary('draft-fill.company'),
    reason: canary('draft-fill.reason'),
  });
  await sue.reads(new RegExp(`Invite ${canary('draft-fill.name')}`));
  await sue.presses('Send for approval');
  await forges(house, oskar, await offered(oskar, about, 'Approve'), 'approve-changed');
  await pressed(oskar, about, 'Approve with these changes', {
    comment: canary('approve-changed.comment'),
    delivery: 'mail',
  });
  await sue.reads(new RegExp(canary('approve-changed.comment')));
};

/** Said where a whole team reads it. */
const inChannel = async ({ people: { mia }, tenant }: House): Promise<void> => {
  await tenant.app({ team: GUESTS.team }, true);
  const around = {
    conversation: { id: `${GUESTS.id};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: TENANT },
    channelData: {
      tenant: { id: TENANT },
      team: { id: GUESTS.id, aadGroupId: GUESTS.team },
      channel: { id: GUESTS.id },
    },
  };
  for (const text of [canary('channel'), `invite ${canary('team')}@${PARTNER}`])
    await tenant.send({ as: mia.id, type: 'message', text, ...around });
  await mia.reads(new RegExp(canary('team')));
  await mia.says('cancel');
};

/** What is refused, misunderstood, denied, taken back. */
const refusing = async ({ people: { sue, oskar, carl } }: House): Promise<void> => {
  for (const said of [
    canary('word'),
    `withdraw ${canary('which')}`,
    `guest ${canary('guest')}`,
    `invite ${canary('plus')}+x@fabrikam.com`,
    `invite ${canary('mailbox')}@mailinator.com to Apollo until 30 June, ${canary('why')}`,
    `invite x@${canary('domain')}.example to Apollo until 30 June, ${canary('because')}`,
  ])
    await carl.says(said);
  await carl.says(`delegate to ${canary('delegate')}`);
  await sue.says(
    `invite Bea ${canary('denied')} <${canary('gone')}@any.alpineskihouse.com> to Apollo for 30 weeks, figures`,
  );
  await sue.presses('Send for approval');
  await pressed(oskar, new RegExp(canary('denied')), 'Deny', { comment: canary('deny.comment') });
  await sue.reads(new RegExp(canary('deny.comment')));
};

/** Microsoft fails in every way there is while somebody is let in, and quotes them; Teams fails too. */
const failing = async ({ people: { sue }, tenant }: House): Promise<void> => {
  const quoting = { code: `${canary('code')}@x`, message: `${canary('graph')} ${ADDRESS} is not welcome` };
  const answers = [
    { status: 429, headers: { 'Retry-After': '1' }, ...quoting },
    { status: 500, ...quoting },
    { status: 502, html: true },
    'reset',
    { status: 400, ...quoting },
  ] as const;
  for (const [n, answer] of answers.entries())
    await tenant.fault({ on: 'graph', method: 'POST', path: '^/invitations$', answer, id: `${n}` });
  await tenant.fault({ on: 'graph', path: '/sendMail$', answer: { status: 503, ...quoting } });
  await tenant.fault({ on: 'graph', path: '/members', answer: { status: 403, ...quoting } });
  await tenant.fault({ on: 'connector', method: 'PUT', answer: { status: 403, ...quoting } });
  await tenant.fault({ on: 'connector', method: 'POST', skip: 6, answer: { status: 502, message: canary('teams') } });
  for (const n of answers.keys()) {
    const name = `C${'abcde'[n]} ${canary('failing')}`;
    await sue.says(`invite ${name} <cas${n}@${PARTNER}> to Apollo for 8 weeks, ${canary('trouble')}`);
    await sue.reads(new RegExp(`Invite ${name}`));
    await sue.presses('Send invitation').catch(() => undefined);
  }
  await eventually(async () => assert.deepEqual((await tenant.faults()).length, 0), 20_000);
};

/** Handed over, nudged, ended; paused, stopped, let in again; taken in who were there before. */
const staying = async (house: House): Promise<void> => {
  const { sue, ruth } = house.people;
  await house.tenant.guests([
    { address: `${canary('stranger')}@wingtiptoys.com`, displayName: `Dot ${canary('found')}`, state: 'Accepted' },
  ]);
  await ruth.says('adopt');
  await ruth.presses('Begin to ask');
  const asked = await eventually(() => ruth.card(new RegExp(`${canary('found')} is a guest for whom nobody answers`)));
  await forges(house, ruth, asked, 'guest-take');
  await sue.says(`guest ${ADDRESS}`);
  await sue.reads(/You answer for/).catch(() => undefined);
  await pressed(sue, ABOUT, 'Pass on', { 'colleague-1': canary('guest-pass.colleague') });
  await forges(house, sue, await sue.card(ABOUT), 'guest-keep');
  await pressed(sue, ABOUT, 'Pass on', { 'colleague-1': 'mia@contoso.com' });
  await ruth.says(`pause inviting: ${canary('pausing')}`);
  await ruth.presses('Pause inviting', { reason: canary('pause-inviting.reason') });
  await ruth.reads(/Inviting is paused/);
  await ruth.says('resume inviting');
  await ruth.presses('Resume inviting');
  await ruth.says('stop guests of alpineskihouse.com');
  await ruth.presses('Stop these 2 guests', { reason: canary('stop-guests.reason') });
  await ruth.reads(/are stopped/);
  await ruth.says('let guests of alpineskihouse.com in again');
  await ruth.presses('Let these 2 guests in', { reason: canary('let-guests-in.reason') });
  await ruth.reads(/can sign in again/);
};

/** A guest who has not accepted is reminded, and their stay is ended; whoever was denied is erased. Returns what the commands say. */
const ending = async ({ people: { sue }, databaseUrl, auditKey }: House): Promise<string> => {
  const name = `Eve ${canary('pending')}`;
  await sue.says(`invite ${name} <${canary('ending')}@${PARTNER}> to Apollo for 8 weeks, figures`);
  await sue.reads(new RegExp(`Invite ${name}`));
  await sue.presses('Send invitation');
  await sue.reads(new RegExp(`${name}[^]*redeem`));
  await sue.says(`guest ${canary('ending')}@${PARTNER}`);
  const about = new RegExp(name);
  await pressed(sue, about, 'Send the link again');
  await pressed(sue, about, 'Yes, withdraw');
  await sue.reads(new RegExp(`${name}[^]*(withdr|deleted)`));
  const env = { DATABASE_URL: databaseUrl, AUDIT_KEY: auditKey };
  const erased = await saidBy(() => privacy(['erase', `${canary('gone')}@any.alpineskihouse.com`], env));
  assert.equal(erased.code, 0, erased.said);
  return erased.said;
};

/** What is no activity, or no token, or neither; returns what was answered. */
const knocking = async ({ botUrl, keys, service, tenant }: House): Promise<readonly string[]> => {
  const bearer = bearerFor(keys, APP, service);
  const good = activity({ service, chatId: await tenant.chatId(PEOPLE.sue) }, { text: canary('knock') });
  const told = canary('body');
  const bodies: readonly unknown[] = [
    `{"text":"${told}`,
    `${told} no json`,
    { ...good, type: undefined },
    { ...good, channelData: { tenant: { id: told } } },
    { ...good, from: { id: told, aadObjectId: told, name: told } },
    { ...good, conversation: { id: told } },
    { ...good, serviceUrl: `https://user:${told}@evil.example/${told}` },
    { ...good, entities: [told], [told]: told },
    { ...good, type: 'invoke', name: told, value: { action: { verb: told, data: { verb: told } } } },
    {
      ...good,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'approve', data: { verb: 'approve', nomination: told } } },
    },
    { ...good, text: '', value: { verb: 'deny', nomination: randomUUID(), comment: told, [told]: told } },
    { ...good, attachments: [{ contentType: 'text/csv', contentUrl: `https://evil.example/${told}`, name: told }] },
  ];
  const tokens = [
    await bearer(),
    await bearer({ claims: { serviceurl: service, name: 'x' }, key: keys.foreign }),
    await bearer({ claims: { tid: TENANT, upn: ADDRESS }, expires: '-1h' }),
    `Bearer ${canary('token')}`,
    `Basic ${canary('basic')}`,
  ];
  const post = async (authorization: string, body: unknown, type = 'application/json'): Promise<string> => {
    const response = await fetch(`${botUrl}/api/messages?${canary('query')}=1`, {
      method: 'POST',
      headers: { 'content-type': type, authorization },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return response.status >= 400 ? text : '';
  };
  const answers: string[] = [];
  for (const body of bodies) answers.push(await post(tokens[0]!, body));
  for (const token of tokens.slice(1)) answers.push(await post(token, good));
  answers.push(await post(tokens[0]!, `x=${told}`, 'application/x-www-form-urlencoded'));
  answers.push(await (await fetch(`${botUrl}/${canary('path')}`)).text());
  return answers;
};

/** The rules are broken while it runs, and mended; the database goes away and comes back. */
const breaking = async (house: House, policyFile: string): Promise<void> => {
  const rules = await readFile(policyFile, 'utf8');
  await writeFile(policyFile, rules.replace('ruth@contoso.com', `${canary('rules')}@contoso.com, ruth@contoso`));
  await house.people.ruth.reads(/cannot be used/);
  await writeFile(policyFile, rules);
  await house.restartsDatabase();
  await eventually(async () => {
    await house.people.oskar.says(canary('afterwards'));
    await house.people.oskar.reads(new RegExp(canary('afterwards')));
  }, 20_000);
};

/** As it is in Teams, with secrets of its own to sign in with: nobody takes them, and what that comes to is in the log. */
const signingIn = async (house: House): Promise<void> => {
  const bot = await house.runsInTeams();
  try {
    const service = 'https://smba.trafficmanager.net/emea/';
    const said = activity({ service, chatId: 'a:1' }, { recipient: { id: `28:${APP}` } });
    const response = await fetch(`${house.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: await bearerFor(house.keys, APP, service)() },
      body: JSON.stringify(said),
    });
    assert.equal(response.status, 500, await response.text());
    assert.ok(house.couldHaveSaid().includes(`client_secret=${canary('password')}`), 'it tried to sign in');
  } finally {
    await bot.end();
  }
};

/** Every way there is into the bot. Returns the link that was given out, and all that was said outside: errors, and what commands print. */
export const walkAll = async (
  house: House,
  policyFile: string,
): Promise<{ readonly link: string; readonly answers: readonly string[] }> => {
  const link = await nominating(house);
  await refusing(house);
  await filling(house);
  await inChannel(house);
  await staying(house);
  const erased = await ending(house);
  const answers = await knocking(house);
  await failing(house);
  await breaking(house, policyFile);
  await house.endsBot();
  await signingIn(house);
  return { link, answers: [...answers, erased] };
};
