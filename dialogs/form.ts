import { DateTime } from 'luxon';
import { execute, LONGEST_INPUT } from '../cards/actions.js';
import { LONGEST } from '../cards/draft-input.js';
import { drawDraft, type DraftField, type FieldView } from '../cards/draft.js';
import type { Card } from '../cards/card.js';
import { LOCALES } from '../src/kernel/people.js';
import { cleanLine } from '../src/kernel/text.js';
import { assess, type Verdict } from '../src/policy/assess.js';
import { sayDay } from '../src/words/dates.js';
import { languageFor, nameBegunFrom } from './derived.js';
import { missingIn, offerOf, type Draft } from './draft.js';
import { headingOf, knownFacts, waysOf } from './facts.js';
import type { Faults } from './fill.js';
import type { Surroundings } from './surroundings.js';

const ALL: readonly DraftField[] = ['address', 'name', 'company', 'access', 'reason', 'until', 'language', 'delivery'];

/** All the offers' names must fit into a card of 18 KB beside everything else; the others can be typed. */
const ROOM_FOR_CHOICES = 4500;

/** One card with the fields that are missing or wrong; with all of them where something is to be changed. */
export const drawForm = (draft: Draft, faults: Faults, mode: 'form' | 'change', around: Surroundings): Card => {
  const { words, reader, policy } = around;
  const says = words.nominate;
  const asked = askedIn(draft, faults, mode, policy);
  const rule = ruleFor(draft, around);
  return drawDraft(
    {
      heading: headingOf(draft, around),
      lines: [
        ...(mode === 'change' ? [] : knownFacts(withoutWrong(draft, faults), around).map((fact) => ({ says: fact }))),
        { says: [says[introFor(asked, faults, mode)]], tone: 'subtle' as const },
      ],
      fields: asked.map((field) => fieldOf(field, draft, faults, rule, asked, around)),
      buttons: [
        ...(faults.address?.use ?? []).map(({ address, title }) =>
          execute({ verb: 'draft-use', draft: draft.id, address }, title),
        ),
        execute({ verb: 'draft-fill', draft: draft.id }, says.next, 'positive'),
        execute({ verb: 'draft-cancel', draft: draft.id }, says.cancel),
      ],
    },
    reader.locale,
  );
};

const introFor = (asked: readonly DraftField[], faults: Faults, mode: 'form' | 'change') => {
  if (mode === 'change') return 'changing';
  if (Object.keys(faults).length === 0) return 'missing';
  return asked.every((field) => faults[field]) ? 'wrong' : 'missingAndWrong';
};

/** A day that the rules refuse is asked again below; it is not said back as if it stood. */
const withoutWrong = (draft: Draft, faults: Faults): Draft => {
  const { until, ...rest } = draft;
  return until === undefined || faults.until ? rest : draft;
};

const askedIn = (
  draft: Draft,
  faults: Faults,
  mode: 'form' | 'change',
  policy: Surroundings['policy'],
): readonly DraftField[] => {
  if (mode === 'change') return ALL;
  const missing: readonly DraftField[] = missingIn(draft, policy);
  return ALL.filter((field) => missing.includes(field) || faults[field] !== undefined);
};

/** What the rule will say of the stay, as soon as it is known which rule it is. */
const ruleFor = (draft: Draft, { policy, now, reader }: Surroundings): Extract<Verdict, { ok: true }> | undefined => {
  const offer = offerOf(draft, policy);
  if (!draft.address || !offer) return undefined;
  const verdict = assess({ address: draft.address, offers: [offer.key], zone: reader.zone }, policy, now);
  return verdict.ok ? verdict : undefined;
};

const fieldOf = (
  field: DraftField,
  draft: Draft,
  faults: Faults,
  rule: Extract<Verdict, { ok: true }> | undefined,
  asked: readonly DraftField[],
  around: Surroundings,
): FieldView => {
  const { words, reader, policy, now } = around;
  const fault = faults[field];
  const common = { field, ...(fault && { fault: fault.says }) };
  const day = (date: Date) => DateTime.fromJSDate(date, { zone: draft.zone ?? reader.zone }).toISODate() ?? '';
  switch (field) {
    case 'address':
    case 'reason':
      return { ...common, value: draft[field] ?? typedIn(field, draft) };
    case 'name':
    case 'company': {
      const begun = field === 'name' && draft.address ? nameBegunFrom(draft.address) : '';
      return {
        ...common,
        value: draft[field] ?? (typedIn(field, draft) || begun),
        optional: asked.includes('address') && draft.address === undefined,
      };
    }
    case 'access': {
      const { choices, all } = offersThatFit(policy);
      const hint = all ? {} : { hint: [words.nominate.more] };
      return { ...common, ...hint, value: offerOf(draft, policy)?.key ?? '', choices };
    }
    case 'until': {
      const proposed = draft.until ? new Date(draft.until) : rule?.proposedEnd;
      return {
        ...common,
        value: proposed ? day(proposed) : '',
        earliest: day(now),
        ...(rule && {
          latest: day(rule.latestEnd),
          // A stay that is too long has been told so, with the day.
          ...(!(fault && draft.until) && {
            hint: words.nominate.latest(sayDay(rule.latestEnd, reader.zone, reader.locale)),
          }),
        }),
      };
    }
    case 'language':
      return {
        ...common,
        value: languageFor(draft, reader.locale),
        choices: LOCALES.map((locale) => ({ title: words.nominate.languages[locale], value: locale })),
      };
    case 'delivery': {
      const allowed = rule?.deliveries ?? ['chat', 'mail'];
      const possible = allowed.length > 1 ? (['both', 'mail', 'chat'] as const) : allowed;
      return {
        ...common,
        value: waysOf(draft, allowed),
        choices: possible.map((way) => ({ title: words.nominate.deliveries[way], value: way })),
      };
    }
  }
};

/** What was typed and is wrong, to be corrected where it stands. Cut only where nobody would correct it, since a card is bounded. */
const typedIn = (field: 'address' | 'name' | 'company' | 'reason', draft: Draft): string =>
  cleanLine(draft.typed[field] ?? '', field === 'reason' ? LONGEST_INPUT : LONGEST.address);

const offersThatFit = (policy: Surroundings['policy']) => {
  const choices: { title: string; value: string }[] = [];
  let room = ROOM_FOR_CHOICES;
  for (const { key, name } of policy.offers) {
    const choice = { title: cleanLine(name, 80), value: key };
    room -= Buffer.byteLength(JSON.stringify(choice));
    if (room < 0) return { choices, all: false };
    choices.push(choice);
  }
  return { choices, all: true };
};
