import type { Person } from '../kernel/people.js';
import { unreachable } from '../kernel/result.js';
import type { Judgement } from '../nomination/nomination.js';
import type { SponsorSource } from '../policy/policy.js';
import type { Permitted } from '../policy/verdict.js';
import { isEmployee } from './entitled.js';
import { survey } from './preflight/surveying.js';
import { DirectoryTrouble, type Directory, type Survey } from './ports.js';
import type { Proposal, SponsorFault } from './workflow.js';

export type SponsorRefusal = { readonly who: 'sponsor' | 'backup'; readonly why: SponsorFault };

/** Who may answer for a guest. */
export interface Sponsoring {
  /** Under the rule as the policy has it now, or as a nomination was judged by it. Undefined where that cannot be known now. */
  readonly maySponsor: (person: Person, nominator: Person, rule: SponsorRule) => Promise<boolean | undefined>;
  /** What is wrong with those who would answer for the guest. Throws `DirectoryTrouble` where that cannot be known. */
  faultIn(proposal: Proposal, verdict: Permitted): Promise<SponsorRefusal | undefined>;
}

type SponsorRule = Pick<Permitted, 'sponsors'> | Pick<Judgement, 'sponsors'>;

type Standing = 'may' | Extract<SponsorFault, 'not-an-employee' | 'not-allowed-by-the-rule'> | 'unknown';

export const createSponsoring = (directory: Directory): Sponsoring => {
  const standingOf = async (person: Person, nominator: Person, { sponsors = [] }: SponsorRule): Promise<Standing> => {
    const isNominator = person.id === nominator.id;
    const isTheRule = (from: SponsorSource['from']) => sponsors.some((source) => source.from === from);
    // That they are an employee was looked up when they nominated.
    if (isNominator && (sponsors.length === 0 || isTheRule('nominator'))) return 'may';
    const [theirs, nominators] = await Promise.all([
      survey(directory, { ...LITTLE, nominator: person.id, groups: groupsIn(sponsors) }),
      isTheRule('manager') ? survey(directory, { ...LITTLE, nominator: nominator.id }) : undefined,
    ]);
    if (!theirs.nominator.known) return 'unknown';
    if (!theirs.nominator.value || !isEmployee(theirs.nominator.value.account)) return 'not-an-employee';
    if (sponsors.length === 0) return 'may';
    const allowed = sponsors.map((source) => isFrom(source, person, theirs, nominators));
    if (allowed.includes(true)) return 'may';
    return allowed.includes(undefined) ? 'unknown' : 'not-allowed-by-the-rule';
  };

  return {
    maySponsor: async (person, nominator, rule) => {
      const standing = await standingOf(person, nominator, rule);
      return standing === 'unknown' ? undefined : standing === 'may';
    },

    faultIn: async (proposal, verdict) => {
      const { sponsor, backup } = answering(proposal);
      if (backup && backup.id === sponsor?.id) return { who: 'backup', why: 'same-as-sponsor' };
      if (!backup && needsBackup(proposal, verdict)) return { who: 'backup', why: 'backup-needed' };
      for (const [who, person] of [['sponsor', sponsor] as const, ['backup', backup] as const]) {
        const standing = person ? await standingOf(person, proposal.nominator, verdict) : 'may';
        if (standing === 'unknown')
          throw new DirectoryTrouble('unavailable', 'The directory did not say in time who may answer for a guest.');
        if (standing !== 'may') return { who, why: standing };
      }
      return undefined;
    },
  };
};

const LITTLE = { groups: [], connected: false, people: [] } as const;

const groupsIn = (sources: readonly SponsorSource[]) =>
  sources.flatMap((source) => (source.from === 'group' ? [source.group] : []));

/** Whether one source of the rule has this person, as far as the surveys of them and of the nominator tell. */
const isFrom = (source: SponsorSource, { id }: Person, theirs: Survey, nominators?: Survey): boolean | undefined => {
  switch (source.from) {
    case 'nominator':
      return false;
    case 'group':
      return theirs.memberOf.known ? theirs.memberOf.value.includes(source.group) : undefined;
    case 'manager':
      return nominators?.manager.known ? nominators.manager.value?.person.id === id : undefined;
    default:
      return unreachable(source);
  }
};

type Answering = { readonly sponsor?: Person; readonly backup?: Person };

/** Who begins to answer for the guest with this nomination; of one who is here already, only whoever is named anew. */
const answering = ({ purpose, isGuest, nominator, sponsor, backup }: Proposal): Answering => {
  switch (purpose) {
    case 'end':
    case 'address':
      return {};
    case 'backup':
      return { backup: nominator };
    case 'sponsor':
      return { sponsor: nominator };
    default: {
      const first = sponsor ?? (isGuest ? undefined : nominator);
      return { ...(first && { sponsor: first }), ...(backup && { backup }) };
    }
  }
};

const needsBackup = ({ purpose, isGuest }: Proposal, { backupSponsor }: Permitted): boolean =>
  backupSponsor === 'required' && !purpose && !isGuest;
