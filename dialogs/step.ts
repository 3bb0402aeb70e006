import { execute } from '../cards/actions.js';
import type { Card } from '../cards/card.js';
import { drawDraft, type DraftField } from '../cards/draft.js';
import { fitting } from '../cards/room.js';
import type { Permitted } from '../src/policy/verdict.js';
import type { Sentence } from '../src/words/words.js';
import { missingIn, purposeOf, type Asking, type Draft } from './draft.js';
import { headingOf, knownFacts } from './facts.js';
import type { Faults } from './fill.js';
import { drawForm } from './form.js';
import { drawOffer } from './offers.js';
import type { Fault } from './questions/question.js';
import { ruledFacts } from './ruled.js';
import type { Surroundings } from './surroundings.js';
import type { Weighed } from './weigh.js';

/** What comes next for a draft: a sentence that asks or says why not, or the draft's card. */
export type Step = { readonly asking: Asking } & (
  { readonly says: Sentence } | { readonly card: Card; readonly summary: Sentence }
);

/**
 * Asks for what is missing or wrong; says everything back where nothing is. What is wrong with a typed address is talked
 * about by itself, because everything else depends on it; so is what there is for this guest already.
 */
export const stepFor = (weighed: Weighed, how: 'typed' | 'pressed', around: Surroundings): Step => {
  const { draft, faults, held, offer, rule, remarks } = weighed;
  if (held) return { asking: { showing: 'held' }, says: held.says };
  if (weighed.asks && how === 'typed') return { asking: { showing: 'question' }, says: weighed.asks };
  if (faults.address && how === 'typed') return addressStep(draft, faults.address, around);
  if (offer) {
    const { ways, ...drawn } = drawOffer(offer, draft, remarks, around);
    return { asking: { showing: 'choice', ways }, ...drawn };
  }
  const isOpen = missingIn(draft, around.policy).length > 0 || weighed.wanted.length > 0;
  if (!rule || isOpen || Object.keys(faults).length > 0) return formStep(weighed, 'form', around);
  return confirmStep(weighed, rule, around);
};

export const formStep = (weighed: Weighed, mode: 'form' | 'change', around: Surroundings): Step => {
  const { draft, latestEnd, faults } = weighed;
  const wrong = [...fieldsOf(faults)].filter((field) => !OURS.includes(field));
  // What was wrong is what the next short answer is about.
  const wanted = [...new Set([...wrong, ...weighed.wanted])];
  return {
    asking: {
      showing: mode,
      ...(wanted.length > 0 && { wanted }),
      ...(latestEnd && { ways: ['shorten'], latestEnd: latestEnd.toISOString() }),
    },
    card: drawForm(weighed, mode, around),
    summary: headingOf(draft, around),
  };
};

/** A short answer to one of these is never one to another question. */
const OURS: readonly DraftField[] = ['address', 'name', 'company', 'access', 'reason', 'until', 'language', 'delivery'];
const fieldsOf = (faults: Faults) => Object.keys(faults) as DraftField[];

const confirmStep = ({ draft, look, remarks }: Weighed, rule: Permitted, around: Surroundings): Step => {
  const { words, reader } = around;
  const says = words.nominate;
  const heading = headingOf(draft, around);
  const card = fitting((room) =>
    drawDraft(
      {
        heading,
        lines: [
          ...remarks.map((remark) => ({ says: remark, tone: 'attention' as const })),
          ...knownFacts(draft, around, look.seen).map((fact) => ({ says: fact })),
          ...ruledFacts(draft, rule, look, room, around),
        ],
        buttons: [
          execute({ verb: 'draft-send', draft: draft.id }, says[sendingOf(draft, rule)], 'positive'),
          execute({ verb: 'draft-change', draft: draft.id }, says.change),
          execute({ verb: 'draft-cancel', draft: draft.id }, says.cancel),
        ],
      },
      reader.locale,
    ),
  );
  return { asking: { showing: 'confirm' }, card, summary: heading };
};

/** What pressing does, as the button says it. */
const sendingOf = (draft: Draft, { stages }: Permitted): 'send' | 'confirm' | 'give' | 'invite' => {
  if (stages.length > 0) return 'send';
  if (purposeOf(draft) || draft.chosen === 'revive') return 'confirm';
  return draft.standing?.kind === 'guest' ? 'give' : 'invite';
};

const addressStep = (draft: Draft, { says, use = [] }: Fault, { words, reader }: Surroundings): Step => {
  if (use.length === 0) return { asking: { showing: 'question' }, says };
  const card = drawDraft(
    {
      lines: [{ says }],
      buttons: [
        ...use.map(({ address, title }) => execute({ verb: 'draft-use', draft: draft.id, address }, title)),
        execute({ verb: 'draft-cancel', draft: draft.id }, words.nominate.cancel),
      ],
    },
    reader.locale,
  );
  return {
    asking: { showing: 'question', offered: use.map(({ address }) => address) },
    card,
    summary: says,
  };
};
