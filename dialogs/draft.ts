import { z } from 'zod';
import { draftField, WAYS_OUT, type DraftField } from '../cards/actions.js';
import { guestAddress } from '../src/kernel/address.js';
import { newNominationId, nominationId, personId } from '../src/kernel/ids.js';
import { locale, person } from '../src/kernel/people.js';
import type { Facts, Purpose } from '../src/nomination/nomination.js';
import { DELIVERIES, type Consequences, type Offer, type Policy } from '../src/policy/policy.js';

/** What the look found about the address, as far as it changes what is asked and what happens after sending. */
const standing = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['new', 'unchecked', 'invited-before']) }),
    /** `until`: ISO 8601, where the stay is in our books. */
    z.object({ kind: z.literal('guest'), name: z.string(), until: z.string().exactOptional() }),
    /** `own`: the nominator's own invitation, still to be accepted. */
    z.object({ kind: z.literal('invited'), name: z.string(), own: nominationId.exactOptional() }),
    z.object({ kind: z.enum(['disabled', 'deleted']), name: z.string(), guest: personId }),
    z.object({ kind: z.literal('open'), nomination: nominationId, nominator: z.string() }),
  ])
  .readonly();

/** What the nominator chose of what was offered about the guest. */
const chosen = z.enum(['access', 'end', 'sponsor', 'backup', 'resend', 'revive', 'anew']);

/** Answers, by the field they are for, as people typed them. */
const said = z.partialRecord(draftField, z.string()).readonly();
export type Said = z.infer<typeof said>;

/**
 * A nomination half said. Plain JSON, for it is written down after every turn; what is known stands in it, what is not is
 * asked. Its id becomes the nomination's, so that sending twice begins one. Whatever is added must be optional: drafts
 * that an earlier version wrote are read too.
 */
const draft = z
  .object({
    id: nominationId,
    address: guestAddress.exactOptional(),
    /** The nominator meant this very address, though it looks like another one. */
    confirmed: z.literal(true).exactOptional(),
    standing: standing.exactOptional(),
    chosen: chosen.exactOptional(),
    name: z.string().exactOptional(),
    company: z.string().exactOptional(),
    /** Keys of offers; one that has since left the policy is asked for no more. A draft of an earlier version has one, bare. */
    access: z
      .union([z.string().transform((key) => [key]), z.array(z.string())])
      .readonly()
      .exactOptional(),
    reason: z.string().exactOptional(),
    /** ISO 8601: the last moment of the last day, in `zone`. */
    until: z.string().exactOptional(),
    /** IANA: where the nominator was when they named the day. */
    zone: z.string().exactOptional(),
    language: locale.exactOptional(),
    deliveries: z.array(z.enum(DELIVERIES)).readonly().exactOptional(),
    sponsor: person.readonly().exactOptional(),
    backup: person.readonly().exactOptional(),
    /** To the company's own questions, by key, as they were typed. */
    answers: z.record(z.string(), z.string()).readonly().exactOptional(),
    /** The name of the rule that matched at the latest look. */
    rule: z.string().exactOptional(),
    /** The nominator changes this open nomination of theirs: the draft takes its place once it is sent. */
    replaces: nominationId.exactOptional(),
    /** That one's invitation is out, and went to a wrong address. */
    corrects: z.literal(true).exactOptional(),
    /** The account of this guest is to go by the address, with all that is named here along. */
    moves: z
      .object({
        guest: personId,
        from: z.string(),
        along: z.array(z.string()).readonly(),
        /** What others gave it could not be looked up. */
        unread: z.literal(true).exactOptional(),
      })
      .readonly()
      .exactOptional(),
    /** The address was wrong; `own` is the nominator's invitation to it, which still stands. */
    inPlaceOf: z.object({ address: guestAddress, own: nominationId.exactOptional() }).readonly().exactOptional(),
    /** What was typed where it could not be used, to be shown again beside what is wrong with it. */
    typed: said,
    /** Taken from the address and not said by anybody; another address brings others. */
    derived: z.array(z.enum(['name', 'company'])).readonly(),
    /** Parts of a later guest, as they were said, to be read when their turn comes. */
    said,
  })
  .readonly();
export type Draft = z.infer<typeof draft>;

/** What the newest card or question is about, so that a short answer can be understood. */
const asking = {
  /** Questions, all fields, everything said back, ways out to choose from, or why it cannot go on now. */
  showing: z.enum(['question', 'form', 'change', 'confirm', 'choice', 'held']),
  /** What a question about the address offers; "yes" means the only one. */
  offered: z.array(guestAddress).readonly().exactOptional(),
  ways: z.array(z.enum(WAYS_OUT)).readonly().exactOptional(),
  /** ISO 8601: what `shorten` means. */
  latestEnd: z.string().exactOptional(),
  /** What the rule asks besides what every nomination needs. */
  wanted: z.array(draftField).readonly().exactOptional(),
};

/** What the dialog keeps between turns. */
export const nominateState = z
  .object({
    draft,
    /** Taken up one after the other. */
    waiting: z.array(draft).readonly(),
    /** The draft's one card in the chat. */
    cardActivityId: z.string().exactOptional(),
    ...asking,
  })
  .readonly();
export type NominateState = z.infer<typeof nominateState>;
export type Asking = Pick<NominateState, keyof typeof asking>;

/** What cannot be done without, in the order in which it is asked. */
const NEEDED = ['address', 'name', 'company', 'access', 'reason', 'until'] as const;
const NEEDED_FOR: Readonly<Record<Purpose, readonly Needed[]>> = {
  end: ['address', 'reason', 'until'],
  sponsor: ['address', 'reason', 'until'],
  backup: ['address', 'reason', 'until'],
  address: ['address', 'name', 'company', 'reason', 'until'],
};
export type Needed = (typeof NEEDED)[number];

export const emptyDraft = (parts: Said = {}): Draft => ({ id: newNominationId(), typed: {}, derived: [], said: parts });

/** What is asked for, in the order in which it was said. */
export const offersOf = ({ access = [] }: Draft, policy: Policy): readonly Offer[] =>
  access.flatMap((key) => policy.offers.find((offer) => offer.key === key) ?? []);

/** About a guest who exists, where that is what was chosen. */
export const purposeOf = ({ chosen: as, moves }: Draft): Purpose | undefined => {
  if (moves) return 'address';
  return as === 'end' || as === 'sponsor' || as === 'backup' ? as : undefined;
};

/** Whose account is to be brought back, and how. */
export const reviveOf = ({ chosen: as, standing: found }: Draft): Facts['revive'] => {
  if (as !== 'revive') return undefined;
  if (found?.kind === 'disabled') return { how: 'enable', guestId: found.guest };
  return found?.kind === 'deleted' ? { how: 'restore', guestId: found.guest } : undefined;
};

/** The rule that matched at the latest look, as far as the policy still has it. */
export const ruleOf = (draft: Draft, policy: Policy): Consequences | undefined => {
  const rule = policy.rules.find(({ name }) => name === draft.rule);
  return rule?.refuse === undefined ? rule : undefined;
};

export const missingIn = (draft: Draft, policy: Policy): readonly Needed[] => {
  const purpose = purposeOf(draft);
  return (purpose ? NEEDED_FOR[purpose] : NEEDED).filter((field) =>
    field === 'access' ? offersOf(draft, policy).length === 0 : draft[field] === undefined,
  );
};

/** Without what belongs to a field; with another address, whatever was found or chosen about the one before is gone. */
export const without = (draft: Draft, field: DraftField): Draft => {
  const belongs: Readonly<Partial<Record<DraftField, readonly (keyof Draft)[]>>> = {
    address: ['address', 'standing', 'chosen', 'confirmed', 'rule'],
    until: ['until', 'zone'],
    delivery: ['deliveries'],
  };
  const gone: readonly string[] = belongs[field] ?? [field];
  return Object.fromEntries(Object.entries(draft).filter(([key]) => !gone.includes(key))) as Draft;
};
