import { DateTime } from 'luxon';
import { LONGEST_INPUT } from '../cards/actions.js';
import { LONGEST } from '../cards/draft-input.js';
import type { DraftField, FieldView } from '../cards/draft.js';
import { LOCALES } from '../src/kernel/people.js';
import { cleanLine } from '../src/kernel/text.js';
import { LONGEST_ANSWER } from '../src/policy/answer-pattern.js';
import { DELIVERIES, type ExtraQuestion } from '../src/policy/policy.js';
import type { Offer } from '../src/policy/policy.js';
import type { Permitted } from '../src/policy/verdict.js';
import { sayDay } from '../src/words/dates.js';
import { languageFor, nameBegunFrom } from './derived.js';
import { purposeOf, type Draft } from './draft.js';
import { answerTo, fieldFor, yesOrNo } from './extras.js';
import type { Faults } from './fill.js';
import { waysOf } from './ruled.js';
import type { Surroundings } from './surroundings.js';
import { thingsIn } from './things.js';

/** What the fields of one form have in common. */
export type Form = {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly asked: readonly DraftField[];
  /** What cannot stay empty of what the rule asks. */
  readonly wanted: readonly DraftField[];
  readonly rule?: Permitted;
  /** The last possible day, where it is known. */
  readonly latest?: Date;
  /** What is not offered, since we lack the permission to give it. */
  readonly notGranted?: readonly Offer['key'][];
};

/** One question with what stands in it to begin with. */
export const fieldOf = (field: DraftField, form: Form, around: Surroundings): FieldView => {
  const { draft, rule, asked } = form;
  const { words, reader } = around;
  const fault = form.faults[field];
  const common = { field, ...(fault && { fault: fault.says }) };
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
    case 'access':
      return { ...common, ...thingsIn(draft, around, form.notGranted) };
    case 'until':
      return { ...common, ...dayIn(form, around) };
    case 'sponsor':
    case 'backup':
      return { ...common, ...colleagueIn(field, form, around) };
    case 'language':
      return {
        ...common,
        value: languageFor(draft, reader.locale, rule?.languages),
        choices: LOCALES.filter((locale) => rule?.languages.includes(locale) ?? true).map((locale) => ({
          title: words.nominate.languages[locale],
          value: locale,
        })),
      };
    case 'delivery': {
      const allowed = rule?.deliveries ?? DELIVERIES;
      const possible = allowed.length > 1 ? (['both', 'mail', 'chat'] as const) : allowed;
      return {
        ...common,
        value: waysOf(draft, allowed),
        choices: possible.map((way) => ({ title: words.nominate.deliveries[way], value: way })),
      };
    }
    default: {
      const question = rule?.questions.find((one) => fieldFor(one) === field);
      return { ...common, ...(question ? ownQuestion(question, draft, around) : { value: '' }) };
    }
  }
};

type Begun = Omit<FieldView, 'field' | 'fault'>;

const dayIn = ({ draft, rule, latest, faults }: Form, { words, reader, now }: Surroundings): Begun => {
  const day = (date: Date) => DateTime.fromJSDate(date, { zone: draft.zone ?? reader.zone }).toISODate() ?? '';
  const agreed = draft.standing?.kind === 'guest' && purposeOf(draft) ? draft.standing.until : undefined;
  const begun = draft.until ?? agreed;
  const proposed = begun ? new Date(begun) : rule?.proposedEnd;
  return {
    value: proposed ? day(proposed) : '',
    earliest: day(now),
    ...(latest && {
      latest: day(latest),
      // A stay that is too long has been told so, with the day.
      ...(!(faults.until && draft.until) && {
        hint: words.nominate.latest(sayDay(latest, reader.zone, reader.locale)),
      }),
    }),
  };
};

/** By address, which is read back without doubt. Why somebody is asked for is said below, where nothing is wrong yet. */
const colleagueIn = (
  field: 'sponsor' | 'backup',
  { draft, wanted, rule, faults }: Form,
  { words }: Surroundings,
): Begun => {
  const { sponsors: says } = words.nominate.findings;
  const isWanted = wanted.includes(field) && rule !== undefined && !faults[field];
  return {
    value: draft[field]?.address ?? typedIn(field, draft),
    // One that the rule asks for and does not accept is wanted still.
    optional: !wanted.includes(field) && !faults[field],
    ...(isWanted && { hint: field === 'sponsor' ? says.wanted(cleanLine(rule.rule, 100)) : says['backup-needed'] }),
  };
};

const ownQuestion = (question: ExtraQuestion, draft: Draft, { words, reader }: Surroundings): Begun => {
  const { answers: says } = words.nominate.findings;
  const said = answerTo(question, draft);
  const common = { label: cleanLine(question.label[reader.locale], 200), optional: !question.required };
  switch (question.kind) {
    case 'text':
      return { ...common, value: cleanLine(said, LONGEST_ANSWER + 50) };
    case 'choice': {
      const choices = question.choices.map(({ value, label }) => ({
        title: cleanLine(label[reader.locale], 80),
        value,
      }));
      return { ...common, value: choices.find(({ value }) => value === said)?.value ?? '', choices };
    }
    case 'yes-no':
      return {
        ...common,
        value: yesOrNo(said) ?? '',
        choices: (['yes', 'no'] as const).map((value) => ({ title: says[value], value })),
      };
  }
};

/** What was typed and is wrong, to be corrected where it stands. Cut only where nobody would correct it, since a card is bounded. */
const typedIn = (field: keyof typeof LONGEST, draft: Draft): string =>
  cleanLine(draft.typed[field] ?? '', field === 'reason' ? LONGEST_INPUT : LONGEST.address);
