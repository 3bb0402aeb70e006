import { drawEmergency, drawEmergencyOutcome } from '../../../cards/emergency.js';
import { sayNotice } from '../../../cards/notice.js';
import { draw } from '../../../cards/draw.js';
import type { State } from '../../../src/nomination/nomination.js';
import { wordsFor } from '../../../src/words/index.js';
import type { Notice } from '../../../src/workflow/views.js';
import { emergencies } from '../../cards/emergency-samples.js';
import { inEnglish, nominated, ruth, STATES } from '../../cards/samples.js';
import type { ChatPicture } from './picture.js';

/** The cards and messages of docs/emergency.md. */

type Approved = Extract<State, { status: 'approved' }>;

const page = 'docs/emergency.md';
const at = new Date('2027-05-03T08:20:00Z');
const { emergency: says } = wordsFor('en');

const asks = (name: string) => drawEmergency(emergencies()[name]!, inEnglish);
const news = (what: Omit<Extract<Notice, { about: 'emergency' }>, 'about' | 'by'>): string =>
  sayNotice({ about: 'emergency', by: ruth, ...what }, inEnglish);
const domain = 'fabrikam.com';
const held = { by: ruth, since: new Date('2027-05-03T08:12:00Z') };
const hindrance = { kind: 'paused', ...held } as const;
const approved = nominated<Approved>({ ...(STATES['approved'] as Approved), hindrance });

export const EMERGENCY_PICTURES: readonly ChatPicture[] = [
  {
    name: 'emergency-pause',
    page,
    caption: 'Pausing all inviting: what it means, why, and the button that does it',
    to: 'ruth',
    at,
    shows: [asks('pause, with a reason')],
  },
  {
    name: 'emergency-paused',
    page,
    caption: 'Paused: what stands in the card’s place, and the question that takes it back',
    to: 'ruth',
    at,
    shows: [drawEmergencyOutcome([says.paused, says.howToResume], 'en'), asks('resume, paused for a reason')],
  },
  {
    name: 'emergency-waits',
    page,
    caption: 'To Sue: her approved invitation has to wait, and who paused inviting',
    to: 'sue',
    at: new Date('2027-05-03T09:41:00Z'),
    shows: [
      sayNotice({ about: 'hindered', nomination: approved, hindrance }, inEnglish),
      draw({ kind: 'receipt', nomination: approved }, inEnglish),
    ],
  },
  {
    name: 'emergency-stop',
    page,
    caption: 'Stopping all guests of a domain: who they are, who answers for them, what happens, and why',
    to: 'ruth',
    at,
    shows: [asks('stop, two not in our books')],
  },
  {
    name: 'emergency-stopped',
    page,
    caption: 'The guests are being stopped, and then: for how many it was done, and for whom it could not be',
    to: 'ruth',
    at,
    shows: [
      drawEmergencyOutcome([says.begun.stop(domain, 6), says.messageFollows], 'en'),
      news({ news: 'stopped', domain, guests: 5, failed: 1, some: ['fay@fabrikam.com'] }),
    ],
  },
  {
    name: 'emergency-let-in',
    page,
    caption: 'Letting the guests of a domain in again',
    to: 'ruth',
    at,
    shows: [asks('let in')],
  },
  {
    name: 'emergency-news',
    page,
    caption: 'What the other administrators read: paused, resumed, being stopped, let in again',
    to: 'carl',
    at,
    shows: [
      news({ news: 'paused', reason: 'a wave of phishing' }),
      news({ news: 'resumed' }),
      news({ news: 'stopping', domain, guests: 6, reason: 'their mail was broken into' }),
      news({ news: 'letting-in', domain, guests: 6 }),
      news({ news: 'let-in', domain, guests: 6 }),
    ],
  },
];
