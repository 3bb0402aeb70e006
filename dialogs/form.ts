import { execute } from '../cards/actions.js';
import type { Card } from '../cards/card.js';
import { drawDraft, type DraftField } from '../cards/draft.js';
import { LARGEST_CARD } from '../cards/room.js';
import { sayDay } from '../src/words/dates.js';
import { missingIn, purposeOf, type Draft } from './draft.js';
import { fieldFor } from './extras.js';
import { headingOf, knownFacts, moveFacts } from './facts.js';
import { fieldOf } from './fields.js';
import type { Faults } from './fill.js';
import type { Surroundings } from './surroundings.js';
import type { Weighed } from './weigh.js';

/** In the order in which they stand; the company's own questions come after ours. */
const BEFORE: readonly DraftField[] = ['address', 'name', 'company', 'access', 'reason', 'until', 'sponsor', 'backup'];
const AFTER: readonly DraftField[] = ['language', 'delivery'];
/** About a guest who is here, and whose access stays as it is. */
const OF_A_GUEST: readonly DraftField[] = ['address', 'reason', 'until'];
/** About the person who would use the account from then on. */
const OF_A_MOVE: readonly DraftField[] = ['address', 'name', 'company', 'reason', 'until'];

/**
 * One card with the fields that are missing or wrong; with all of them where something is to be changed. Of the company's
 * own questions it has as many as fit; the others come on the next.
 */
export const drawForm = (weighed: Weighed, mode: 'form' | 'change', around: Surroundings): Card => {
  const asked = askedIn(weighed, mode, around);
  const ours = asked.filter((field) => !isOwn(field));
  const own = asked.filter(isOwn);
  for (let most = own.length; most > 0; most -= 1) {
    const some = own.slice(0, most);
    const card = drawFields(
      asked.filter((field) => ours.includes(field) || some.includes(field)),
      weighed,
      mode,
      around,
    );
    if (fits(card)) return card;
  }
  return drawFields(ours, weighed, mode, around);
};

const isOwn = (field: DraftField): boolean => field.startsWith('q-');
const fits = (card: Card): boolean => Buffer.byteLength(JSON.stringify(card)) < LARGEST_CARD;

const drawFields = (
  asked: readonly DraftField[],
  weighed: Weighed,
  mode: 'form' | 'change',
  around: Surroundings,
): Card => {
  const { draft, faults, wanted, rule, remarks } = weighed;
  const { words, reader } = around;
  const says = words.nominate;
  const latest = rule?.latestEnd ?? weighed.latestEnd;
  const { notGranted } = weighed.look;
  const form = {
    draft,
    faults,
    asked,
    wanted,
    ...(rule && { rule }),
    ...(latest && { latest }),
    ...(notGranted && { notGranted }),
  };
  return drawDraft(
    {
      heading: headingOf(withoutWrong(draft, faults), around),
      lines: [
        ...remarks.map((remark) => ({ says: remark, tone: 'attention' as const })),
        ...factsIn(mode, withoutWrong(draft, faults), around).map((fact) => ({ says: fact })),
        weighed.asks
          ? { says: weighed.asks }
          : { says: [says[introFor(draft, asked, faults, mode)]], tone: 'subtle' as const },
      ],
      fields: asked.map((field) => fieldOf(field, form, around)),
      buttons: [
        ...(faults.address?.use ?? []).map(({ address, title }) =>
          execute({ verb: 'draft-use', draft: draft.id, address }, title),
        ),
        ...(weighed.latestEnd ? [shorten(draft, weighed.latestEnd, around)] : []),
        execute({ verb: 'draft-fill', draft: draft.id }, says.next, 'positive'),
        execute({ verb: 'draft-cancel', draft: draft.id }, says.cancel),
      ],
    },
    reader.locale,
  );
};

/** Where everything can be changed, what cannot be. */
const factsIn = (mode: 'form' | 'change', draft: Draft, around: Surroundings) =>
  mode === 'change' ? moveFacts(draft, around) : knownFacts(draft, around);

const shorten = (draft: Draft, latest: Date, { words, reader }: Surroundings) =>
  execute(
    { verb: 'draft-choose', draft: draft.id, choice: 'shorten' },
    words.nominate.findings.ways.shorten(sayDay(latest, draft.zone ?? reader.zone, reader.locale)),
  );

const introFor = (draft: Draft, asked: readonly DraftField[], faults: Faults, mode: 'form' | 'change') => {
  if (mode === 'change' && draft.moves) return 'moving';
  if (mode === 'change') return draft.corrects ? 'correcting' : draft.replaces ? 'amending' : 'changing';
  if (Object.keys(faults).length === 0) return 'missing';
  return asked.every((field) => faults[field]) ? 'wrong' : 'missingAndWrong';
};

/** A day that the rules refuse is asked again below; it is not said back as if it stood. */
const withoutWrong = (draft: Draft, faults: Faults): Draft => {
  const { until, ...rest } = draft;
  return until === undefined || faults.until ? rest : draft;
};

const askedIn = (
  { draft, faults, wanted, rule }: Weighed,
  mode: 'form' | 'change',
  { policy }: Surroundings,
): readonly DraftField[] => {
  const own = rule?.questions.map(fieldFor) ?? [];
  const missing: readonly DraftField[] = [...missingIn(draft, policy), ...wanted];
  const isAsked = (field: DraftField) => missing.includes(field) || faults[field] !== undefined;
  // An optional question is put once beside what must be answered; else nobody would ever see it.
  const mayAnswer = (field: DraftField) =>
    own.includes(field) && draft.answers?.[field.slice('q-'.length)] === undefined;
  if (mode === 'form') return [...BEFORE, ...own, ...AFTER].filter((field) => isAsked(field) || mayAnswer(field));
  if (draft.moves) return [...OF_A_MOVE, ...own, ...AFTER];
  if (purposeOf(draft)) return [...OF_A_GUEST, ...own];
  const isSaid = (field: DraftField) => (field === 'sponsor' || field === 'backup') && draft[field] !== undefined;
  const always = (field: DraftField) => field !== 'sponsor' && field !== 'backup';
  return [...BEFORE, ...own, ...AFTER].filter((field) => always(field) || isAsked(field) || isSaid(field));
};
