import { drawChoice } from '../../cards/choice.js';
import type { Card, Reader } from '../../cards/card.js';
import { draw } from '../../cards/draw.js';
import { drawDraft } from '../../cards/draft.js';
import { drawEmergency } from '../../cards/emergency.js';
import { titleOf } from '../../cards/card.js';
import { cleanLine } from '../../src/kernel/text.js';
import { linesOf } from '../../src/commands/audit/writing-out.js';
import { writeTable } from '../../src/commands/adopt/table.js';
import { layoutApproverMail } from '../../src/mail/layout-approver.js';
import { layoutStayMail } from '../../src/mail/layout-stay.js';
import { layoutMail } from '../../src/mail/layout.js';
import type { Layout } from '../../src/mail/letter.js';
import { samples as mailSamples } from '../../src/commands/mails/samples.js';
import type { Post, StayMail } from '../../src/workflow/ports.js';
import type { ApprovalList, GuestList, View } from '../../src/workflow/views.js';
import { say } from '../../src/words/words.js';
import { emergencies } from '../cards/emergency-samples.js';
import { GUEST_LISTS } from '../cards/guest-samples.js';
import { nominated, oskar, READERS, STATES } from '../cards/samples.js';
import { typedEverywhere } from '../cards/typed.js';
import { tellingViews } from '../cards/views.js';

/**
 * Every place where something that was typed is shown, drawn with this text in each field that may hold it. A view or a mail of a
 * new kind does not compile until it is here.
 */

export type CardKind = View['kind'] | ApprovalList['kind'] | GuestList['kind'] | 'emergency' | 'draft' | 'choice';
/** Drawn when wanted: to draw all of them takes a second. */
type Draws = (typed: string, reader: Reader) => readonly (() => Card)[];

/** Fields that hold what people, a directory or the rules call things by. */
const FREE =
  /^(name|displayName|company|reason|comment|text|rule|guestName|given|left|names|some|accessNames|approvers|subject|note)$/;

/** The same thing, as if somebody had typed this wherever anything can be typed. */
export const typedInto = <T>(thing: T, typed: string): T => replaced(thing, typed, false) as T;

const replaced = (thing: unknown, typed: string, isFree: boolean): unknown => {
  if (typeof thing === 'string') return isFree ? typed : thing;
  if (typeof thing !== 'object' || thing === null || thing instanceof Date) return thing;
  if (Array.isArray(thing)) return thing.map((one) => replaced(one, typed, isFree));
  return Object.fromEntries(Object.entries(thing).map(([key, value]) => [key, replaced(value, typed, FREE.test(key))]));
};

const viewsOf =
  (kind: View['kind']): Draws =>
  (typed, reader) =>
    tellingViews(typedEverywhere(typed)).flatMap(([name, view]) =>
      view.kind === kind && READ_BY.test(name) ? [() => draw(view, reader)] : [],
    );

/** Whoever else reads it reads less of it. */
const READ_BY = /for (the nominator|somebody asked|somebody of the second step)$/;

const awaiting = (typed: string) => nominated(STATES['awaiting-approval']!, typedEverywhere(typed));

export const CARDS: Readonly<Record<CardKind, Draws>> = {
  approval: viewsOf('approval'),
  receipt: viewsOf('receipt'),
  approvals: (typed, reader) => {
    const settled = nominated(STATES['denied']!, typedEverywhere(typed));
    const list = { kind: 'approvals', reader: oskar.id, items: [awaiting(typed), settled], more: 2 } as const;
    return [
      () => draw(typedInto(list, typed), reader),
      () => draw({ ...typedInto(list, typed), digest: true }, reader),
    ];
  },
  guests: (typed, reader) =>
    GUEST_LISTS.filter(([name]) => /, for the sponsor$|several/.test(name)).map(
      ([, list]) =>
        () =>
          draw(typedInto(list, typed), reader),
    ),
  emergency: (typed, reader) => Object.values(emergencies(typed)).map((view) => () => drawEmergency(view, reader)),
  // The dialogs clean what they hand over: here it is what is drawn of it that counts.
  draft: (said, { locale }) =>
    [cleanLine(said, 1000)].map(
      (typed) => () =>
        drawDraft(
          {
            heading: say`${typed}`,
            lines: [{ says: say`a ${typed} b` }, { says: say`${typed}`, tone: 'attention' }],
            fields: [
              { field: 'name', value: typed, fault: say`${typed}`, hint: say`${typed}` },
              { field: 'reason', value: typed },
              { field: 'q-own', label: typed, value: typed },
              { field: 'access', value: '', choices: [{ title: typed, value: 'x' }] },
              { field: 'q-several', label: typed, value: '', choices: [{ title: typed, value: 'x' }], several: true },
            ],
          },
          locale,
        ),
    ),
  choice: (said, { locale }) =>
    [cleanLine(said, 1000)].map(
      (typed) => () =>
        drawChoice(
          {
            ask: say`${typed}`,
            among: [{ says: [say`${typed}`], button: { type: 'Action.Submit', title: titleOf(say`${typed}`) } }],
            footer: say`${typed}`,
          },
          locale,
        ),
    ),
};

const company = { name: 'Contoso', privacyNotice: 'https://contoso.com/privacy', contact: 'privacy@contoso.com' };
const NOON = new Date('2027-05-03T12:00:00Z');
const samplesIn = ({ locale }: Reader) => mailSamples({ company, zone: 'Europe/Berlin' }, locale, NOON);
type Writes = (typed: string, reader: Reader) => readonly Layout[];

const STAY: Readonly<Record<StayMail['about'], RegExp>> = {
  nudge: /^n/,
  ending: /^ending/,
  ended: /^ended/,
  sponsor: /^s/,
};

export const MAILS: Readonly<Record<keyof Post, Writes>> = {
  send: (typed, reader) => {
    const { invitation } = samplesIn(reader);
    const own = { ...invitation, subject: typed, note: typed };
    return [invitation, own].map((mail) => layoutMail(typedInto(mail, typed), company));
  },
  ask: (typed, reader) => [
    layoutApproverMail(typedInto(samplesIn(reader).approval, typed), company, {
      chatUrl: 'https://teams.microsoft.com/l/x',
    }),
  ],
  sendStay: (typed, reader) =>
    Object.entries(samplesIn(reader).stays)
      .filter(([name]) => Object.values(STAY).some((pattern) => pattern.test(name)))
      .map(([, mail]) => layoutStayMail(typedInto(mail, typed), company)),
};

/** What is opened in a spreadsheet: the table of guests to adopt, and the record. */
export const TABLES: Readonly<Record<'adopt' | 'audit', (typed: string) => string>> = {
  adopt: (typed) => writeTable([{ address: typed, name: typed, sponsor: typed, why: typed, until: typed }]),
  audit: (typed) =>
    linesOf(
      [
        {
          ...{
            id: typed,
            at: '2027-05-03T12:00:00Z',
            what: typed,
            who: typed,
            about: typed,
            forWhom: typed,
            why: typed,
          },
          ...{ details: { why: typed }, signed: true },
        },
      ],
      'csv',
    ),
};

export const everywhere =
  <T>(
    places: Readonly<Record<string, (typed: string, reader: Reader) => readonly T[]>>,
    readers: readonly Reader[] = READERS,
  ) =>
  (typed: string): readonly (readonly [place: string, shown: T])[] =>
    Object.entries(places).flatMap(([place, shows]) =>
      readers.flatMap((reader) =>
        shows(typed, reader).map((shown): [string, T] => [`${place}, ${reader.locale}`, shown]),
      ),
    );
