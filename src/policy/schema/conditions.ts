import { z } from 'zod';
import { MAILBOXES, PARTNERS } from '../policy.js';
import { count, stay } from './amounts.js';
import { anyOf, domainPattern, group, line, listOf } from './texts.js';

export const colleagues = anyOf({
  groups: listOf(group).exactOptional(),
  departments: listOf(line(128)).exactOptional(),
  jobTitles: listOf(line(128)).exactOptional(),
});

/** The fields of `when`, of a rule or of what is never let in. */
export const CONDITIONS = {
  domains: listOf(domainPattern).exactOptional(),
  mailbox: listOf(z.enum(MAILBOXES)).exactOptional(),
  homeTenant: z.enum(['known', 'none']).exactOptional(),
  partner: listOf(z.enum(PARTNERS)).exactOptional(),
  nominator: colleagues.exactOptional(),
  offers: listOf(line(80)).exactOptional(),
  stay: anyOf({ longerThan: stay.exactOptional(), upTo: stay.exactOptional() }).exactOptional(),
  answersFor: anyOf({ moreThan: count(0).exactOptional(), upTo: count(0).exactOptional() }).exactOptional(),
};
