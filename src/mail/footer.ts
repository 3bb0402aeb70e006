import type { Words } from '../words/index.js';
import { nameLine, webAddress, type Block, type Company } from './letter.js';

/** At the end of every mail to a guest: how to be removed, the privacy notice, and who sends it. */
export const footer = (company: Company, words: Words['mail']): readonly Block[] => [
  { kind: 'small', said: words.contact(company.contact) },
  { kind: 'link', lead: words.privacy, link: webAddress(company.privacyNotice).href },
  { kind: 'small', said: words.from(nameLine(company.name)) },
];
