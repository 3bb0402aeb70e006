import { domainOf, parseAddress } from '../src/kernel/address.js';
import { unreachable } from '../src/kernel/result.js';
import type { Finding, FindingOf } from '../src/policy/findings.js';
import type { Refused } from '../src/policy/verdict.js';
import { sayDay, sayMoment } from '../src/words/dates.js';
import type { Sentence } from '../src/words/words.js';
import type { Draft } from './draft.js';
import type { Fault } from './questions/question.js';
import { aboutOf, sayReason, type About } from './reasons.js';
import { named } from './naming.js';
import type { Surroundings } from './surroundings.js';

export type Objection = { readonly about: About; readonly fault: Fault; readonly finding: Finding };

/** What speaks against going on, in words; undefined for what is offered instead, and for what only the card should say. */
export const objectionTo = (finding: Finding, draft: Draft, around: Surroundings): Objection | undefined => {
  const said = whySay(finding, draft, around);
  return said && { ...said, finding };
};

type Said = Omit<Objection, 'finding'>;

const notGivable = ({ why, permissions, name }: FindingOf<'thing'>, { words }: Surroundings): Sentence => {
  const { thing } = words.nominate.findings;
  return permissions ? thing['not-granted-for'](named(name), permissions.join(', ')) : thing[why](named(name));
};

const whySay = (finding: Finding, draft: Draft, around: Surroundings): Said | undefined => {
  const { findings: says } = around.words.nominate;
  const name = (text: string | undefined) => text && named(text);
  switch (finding.finding) {
    case 'colleague':
    case 'external-member':
    case 'synchronised-user':
    case 'address-of-another':
      return address(says[finding.finding](name(finding.name)));
    case 'another-guest':
      return address(says[finding.finding](name(finding.name)));
    case 'same-address':
      return address(says[finding.finding]);
    case 'guest-over':
    case 'not-your-guest':
      return nominator(says[finding.finding]);
    case 'address-waits':
      return nominator(says[finding.finding](named(finding.by.name)));
    case 'own-domain':
      return address(says['own-domain'](finding.domain));
    case 'cross-tenant-blocked':
      return address(says['cross-tenant-blocked'](name(finding.tenant)));
    case 'stopped-domain':
      return address(around.words.emergency.stoppedDomain(finding.domain, named(finding.by.name)));
    case 'rules':
      return finding.name === undefined
        ? ruled(finding.verdict, draft, around)
        : leftOut(named(finding.name), ruled(finding.verdict, draft, around), around);
    case 'not-a-nominator':
      return nominator(says['not-a-nominator']);
    case 'too-many-guests':
      return nominator(says['too-many-guests'](finding.has, finding.limit));
    case 'too-many-today':
      return nominator(says['too-many-today'](finding.limit));
    case 'denied-lately':
      return address(says['denied-lately'](draft.address ?? '', finding.times, whenIn(finding.from, around)));
    case 'mailed-enough':
      return nominator(says['mailed-enough'](draft.address ?? '', finding.times, whenIn(finding.from, around)));
    case 'invitations-closed':
      return nominator(says['invitations-closed'][finding.setting]);
    case 'thing':
      return { about: 'access', fault: { says: notGivable(finding, around) } };
    case 'open-nomination':
      return stillOpen(finding, draft, around);
    case 'stay-too-long': {
      const latest = sayDay(finding.latestEnd, around.reader.zone, around.reader.locale);
      return {
        about: 'until',
        fault: {
          says:
            finding.offer === undefined
              ? says['stay-too-long'](latest, finding.rule)
              : says['stay-too-long-for'](latest, named(finding.offer)),
        },
      };
    }
    case 'look-alike':
      return draft.confirmed ? undefined : orDidYouMean(finding, draft, around);
    case 'guest':
    case 'invited-guest':
    case 'disabled-guest':
    case 'deleted-guest':
    case 'private-mailbox':
    case 'contact':
    case 'cross-tenant-partly':
    case 'decided-there':
    case 'passed-over':
      return undefined;
    default:
      return unreachable(finding);
  }
};

/** One of several, by the rules. */
const leftOut = (thing: string, { fault }: Said, { words }: Surroundings): Said => ({
  about: 'access',
  fault: { says: words.nominate.findings.leftOut(thing, fault.says) },
});

const whenIn = (moment: Date, { reader }: Surroundings): string => sayMoment(moment, reader.zone, reader.locale);

const address = (says: Sentence): Said => ({ about: 'address', fault: { says } });
const nominator = (says: Sentence): Said => ({ about: 'nominator', fault: { says } });

/** The nominator's own, or one they joined; another's can be joined, which is an offer. */
const stillOpen = (finding: FindingOf<'open-nomination'>, draft: Draft, { words }: Surroundings): Said | undefined => {
  const { findings: says } = words.nominate;
  const at = draft.address ?? '';
  switch (finding.standing) {
    case 'own':
      return address(says.ownOpen(at));
    case 'joined':
      return address(says.joinedOpen(at, named(finding.nominator.name)));
    case 'other':
      return undefined;
  }
};

const ruled = (
  verdict: Exclude<Refused, { readonly why: 'stay-too-long' }>,
  draft: Draft,
  { words, reader, now, policy }: Surroundings,
): Said => {
  const { findings: says, day } = words.nominate;
  const about = aboutOf(verdict, draft, policy);
  switch (verdict.why) {
    case 'blocked-domain':
      return { about, fault: { says: says['blocked-domain'](verdict.domain) } };
    case 'may-not-ask': {
      const what = named(verdict.offer);
      return { about, fault: { says: verdict.unsure ? says['may-ask-unknown'](what) : says['may-not-ask'](what) } };
    }
    case 'no-rule':
      return { about, fault: { says: about === 'access' ? says['no-rule'] : says['no-rule-at-all'] } };
    case 'end-in-the-past': {
      const end = draft.until ? new Date(draft.until) : now;
      return { about, fault: { says: day.past(sayDay(end, reader.zone, reader.locale)) } };
    }
    case 'never':
    case 'rule-refuses': {
      const reason = sayReason(verdict.reason[reader.locale], says.stop);
      return { about, fault: { says: says.rule(reason, named(verdict.rule), says.next[about]) } };
    }
    default:
      return unreachable(verdict);
  }
};

/** Look-alikes are how strangers pass for partners, so it is asked; saying the same address once more settles it. */
const orDidYouMean = (
  { domain, known, ours, guests }: FindingOf<'look-alike'>,
  draft: Draft,
  { words }: Surroundings,
): Said | undefined => {
  const at = draft.address;
  if (!at || domainOf(at) !== domain) return undefined;
  const { findings: says, use, itIs } = words.nominate;
  const corrected = parseAddress(`${at.slice(0, at.indexOf('@'))}@${known}`);
  return {
    about: 'address',
    fault: {
      says: ours ? says.looksLikeOurs(domain, known) : says.lookAlike(domain, known, guests),
      use: [
        // Nobody at our own domain is a guest, so there is nothing to correct it to.
        ...(corrected.ok && !ours ? [{ address: corrected.value, title: use(corrected.value) }] : []),
        { address: at, title: itIs(domain) },
      ],
    },
  };
};
