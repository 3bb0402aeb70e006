import type { Guest } from '../../src/guest/guest.js';
import { groupId, nominationId, personId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import type {
  Account,
  DeletedGuest,
  GroupFacts,
  Holder,
  Known,
  Survey,
  SurveyedThing,
} from '../../src/workflow/ports.js';
import type { Books } from '../../src/workflow/preflight/scene.js';
import type { Ask } from '../../src/workflow/workflow.js';
import { addressOf, anOffer } from '../policy/policies.js';

/** Surveys and books made by hand: a good day for inviting ada@fabrikam.com, of which a test changes one thing. */

export const NOW = new Date('2027-05-03T12:00:00Z');
export const HERE = 'Europe/Berlin';

const somebody = (n: number, name: string): Person => ({
  id: personId.parse(`11111111-0000-4000-8000-${String(n).padStart(12, '0')}`),
  name,
  address: `${name.toLowerCase()}@contoso.com`,
});
export const sue = somebody(1, 'Sue');
export const oskar = somebody(2, 'Oskar');
export const mia = somebody(3, 'Mia');
export const ruth = somebody(4, 'Ruth');
export const carl = somebody(5, 'Carl');
export const ada = somebody(6, 'Ada');

export const known = <T>(value: T): { readonly known: true; readonly value: T } => ({ known: true, value });
export const unknown = (why: 'not-asked' | 'not-permitted' | 'unavailable' = 'unavailable'): Known<never> => ({
  known: false,
  why,
});

export const employee = (person: Person, part: Partial<Account> = {}): Account => ({
  person,
  kind: 'member',
  enabled: true,
  ...part,
});

/** Carl, a colleague whom everybody may see. */
export const holder = (part: Partial<Holder> = {}): Holder => ({
  ...employee(carl),
  holds: 'main',
  external: false,
  synchronised: false,
  listed: true,
  ...part,
});

/** Ada, a guest who is in. */
export const guest = (part: Partial<Holder> = {}): Holder =>
  holder({ person: ada, kind: 'guest', redemption: 'accepted', external: true, ...part });

export const deleted: DeletedGuest = { id: ada.id, name: 'Ada', deletedAt: new Date('2027-04-20T10:00:00Z') };

export const APOLLO = anOffer('project-apollo', 'Project Apollo');
export const group = (part: Partial<GroupFacts> = {}): GroupFacts => ({
  id: APOLLO.id,
  name: 'Project Apollo',
  isTeam: true,
  admitsGuests: true,
  membership: 'by-hand',
  roleAssignable: false,
  labelled: false,
  settingsRead: true,
  ...part,
});

const OWNERS = known([employee(oskar), employee(mia)]);

export const PAYROLL = groupId.parse('22222222-0000-4000-8000-000000000004');

/** What the directory says of one thing: of Apollo, where nothing else is said. */
export const aThing = (part: Partial<SurveyedThing> = {}): SurveyedThing => ({
  group: known(group()),
  application: unknown('not-asked'),
  package: unknown('not-asked'),
  owners: OWNERS,
  ...part,
});

/** `group` and `owners` are those of Apollo, where nothing else is said of the things. */
export type SurveyPart = Partial<Survey & Pick<SurveyedThing, 'group' | 'owners'>>;

export const aSurvey = ({ group: its = known(group()), owners = OWNERS, ...part }: SurveyPart = {}): Survey => ({
  accounts: known([]),
  deletedGuests: known([]),
  isContact: known(false),
  ownDomains: known(['contoso.com']),
  homeTenant: known({ id: '99999999-0000-4000-8000-000000000001', name: 'Fabrikam Inc.' }),
  guestsFromThere: known({ all: 12, accepted: 11 }),
  alsoCounted: unknown('not-asked'),
  allowInvitesFrom: known('everyone'),
  employeesSeeOthers: known(true),
  inbound: known('open'),
  connected: unknown('not-asked'),
  connection: unknown('not-asked'),
  things: new Map([[APOLLO.key, aThing({ group: its, owners })]]),
  nominator: known({ account: employee(sue), department: 'Audit', jobTitle: 'Head of Audit' }),
  memberOf: unknown('not-asked'),
  manager: known(employee(mia)),
  people: known(new Map([['ruth@contoso.com', [employee(ruth)]]])),
  lacking: known(new Map()),
  ...part,
});

/** Nothing was answered; what was not asked, was not asked. */
export const silence = (): Survey => {
  const { things: _, ...facts } = aSurvey();
  const said = Object.entries(facts).map(([fact, value]) => [fact, isAsked(value) ? unknown() : value]);
  return { ...aSurvey({ group: unknown(), owners: unknown() }), ...Object.fromEntries(said) } as Survey;
};
const isAsked = (value: Known<unknown>): boolean => value.known || value.why !== 'not-asked';

export const someBooks = (part: Partial<Books> = {}): Books => ({
  answersFor: 3,
  begunToday: 0,
  partnerDomains: [],
  ...part,
});

export const anAsk = (part: Partial<Ask> = {}): Ask => ({
  nominator: sue,
  address: addressOf('ada@fabrikam.com'),
  offers: [APOLLO],
  until: new Date('2027-06-30T21:59:59.999Z'),
  zone: HERE,
  ...part,
});

/** Ada in our books, whom somebody answers for until a day. */
export const inOurBooks = (sponsor: Person, until = NOW): Guest =>
  ({ id: ada.id, address: 'ada@fabrikam.com', sponsor, until, status: 'active' }) as unknown as Guest;

/** As much of an open nomination of Carl's as a look at it needs. */
export const openNomination = (part: { readonly nominator?: Person; readonly joined?: readonly Person[] } = {}) =>
  ({ id: nominationId.parse('44444444-0000-4000-8000-000000000001'), nominator: carl, ...part }) as Nomination;
