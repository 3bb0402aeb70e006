import { LOCALES, type Locale } from '../../kernel/people.js';
import { chatWith, layoutApproverMail } from '../../mail/layout-approver.js';
import { layoutStayMail } from '../../mail/layout-stay.js';
import { layoutMail } from '../../mail/layout.js';
import type { Layout } from '../../mail/letter.js';
import type { Policy } from '../../policy/policy.js';
import { ownWords } from '../../workflow/own-words.js';
import { samples } from './samples.js';

/** A mail as it would go out. `name` is part of a file's. */
export type Preview = { readonly name: string; readonly language: Locale; readonly layout: Layout };

/** Every mail in every language, with the company and the company's own words from the rules, and made-up people. */
export const previews = (policy: Policy, now: Date): readonly Preview[] =>
  LOCALES.flatMap((language) => inLanguage(policy, language, now));

const inLanguage = (policy: Policy, language: Locale, now: Date): readonly Preview[] => {
  const { company } = policy;
  const { invitation, approval, stays } = samples(policy, language, now);
  const named = (name: string, layout: Layout): Preview => ({ name, language, layout });
  return [
    named('invitation', layoutMail(invitation, company)),
    ...policy.mails.map((mail, n) => {
      const { nominator, accessNames } = invitation;
      const access = accessNames.map((name) => ({ name }));
      const words = ownWords({ nominator, access, guest: { language }, judgement: { mail } }, company.name);
      return named(`invitation-own-words-${n + 1}`, layoutMail({ ...invitation, ...words }, company));
    }),
    ...Object.entries(stays).map(([name, mail]) => named(name, layoutStayMail(mail, company))),
    named('approval', layoutApproverMail(approval, company, { chatUrl: chatWith(NOBODY) })),
  ];
};

/** In place of a bot's id, which a preview needs not have. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
