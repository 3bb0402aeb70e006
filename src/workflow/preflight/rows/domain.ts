import { isIn } from '../../../policy/domain.js';
import type { Finding } from '../../../policy/findings.js';
import { lookAlike } from '../../../policy/look-alike.js';
import { LARGE_PROVIDERS } from '../../../policy/mailbox.js';
import { knownBefore } from '../known-domains.js';
import { isLiveGuest, type Row, type Scene } from '../scene.js';

/** What the domain of the address gives to think. */

const ownDomainsIn = ({ survey: { ownDomains } }: Scene): readonly string[] =>
  ownDomains.known ? ownDomains.value : [];

/** Whoever is in has been shut out with the others, and is not to be let in by another door. */
export const stoppedDomain: Row<Finding> = ({ books: { stopped } }) =>
  stopped && { answer: 'refuse', finding: 'stopped-domain', ...stopped };

/** Named by a rule that lets guests in, or a place where guests have come from. */
const isFamiliar = ({ domain = '', policy, circumstances }: Scene): boolean =>
  circumstances.earlier === true ||
  policy.rules.some((rule) => !rule.refuse && rule.when.domains?.some((pattern) => isIn(domain, pattern)));

const likeAnother: Row = (scene) => {
  const { domain, mailbox, policy, books, survey, held } = scene;
  // A provider's own domain that millions use is what it says it is.
  if (domain === undefined || mailbox === 'consumer' || isLiveGuest(held) || isFamiliar(scene)) return undefined;
  const own = ownDomainsIn(scene);
  const known = lookAlike(domain, [...own, ...knownBefore(policy, books.partnerDomains), ...LARGE_PROVIDERS]);
  if (known === undefined) return undefined;
  const guests = known === books.alsoCounted && survey.alsoCounted.known ? survey.alsoCounted.value : undefined;
  return {
    answer: 'warn',
    finding: 'look-alike',
    domain,
    known,
    ours: own.includes(known),
    ...(guests !== undefined && { guests }),
  };
};

/** A rule that refuses such mailboxes says so with its own reason. */
const privateMailbox: Row = ({ domain, mailbox, verdict }) =>
  domain !== undefined && mailbox !== undefined && mailbox !== 'company' && verdict?.ok !== false
    ? { answer: 'warn', finding: 'private-mailbox', domain, mailbox }
    : undefined;

export const DOMAIN_ROWS: readonly Row[] = [likeAnother, privateMailbox];
