import type { Finding } from '../../../policy/findings.js';
import { nameOf } from '../holding.js';
import type { Row } from '../scene.js';

/** Why nobody at this address can become a guest; whoever holds it decides, then whose domain it is. */

const colleague: Row<Finding> = ({ held, survey }) =>
  held?.as === 'colleague' ? { answer: 'refuse', finding: 'colleague', ...nameOf(held, survey) } : undefined;

const externalMember: Row<Finding> = ({ held, survey }) =>
  held?.as === 'external-member'
    ? { answer: 'refuse', finding: 'external-member', ...nameOf(held, survey) }
    : undefined;

const synchronisedUser: Row<Finding> = ({ held, survey }) =>
  held?.as === 'synchronised-user'
    ? { answer: 'refuse', finding: 'synchronised-user', ...nameOf(held, survey) }
    : undefined;

const addressOfAnother: Row<Finding> = ({ held, survey }) =>
  held?.as === 'another' ? { answer: 'refuse', finding: 'address-of-another', ...nameOf(held, survey) } : undefined;

const ownDomain: Row<Finding> = ({ held, survey, domain }) =>
  !held && domain !== undefined && survey.ownDomains.known && survey.ownDomains.value.includes(domain)
    ? { answer: 'refuse', finding: 'own-domain', domain }
    : undefined;

export const ADDRESS_ROWS: readonly Row<Finding>[] = [
  colleague,
  externalMember,
  synchronisedUser,
  addressOfAnother,
  ownDomain,
];
