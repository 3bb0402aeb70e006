import { sayGuestAnswer } from '../cards/guests/said.js';
import type { Guest } from '../src/guest/guest.js';
import { newNominationId, type PersonId } from '../src/kernel/ids.js';
import type { Person } from '../src/kernel/people.js';
import { failed, ok, type Result } from '../src/kernel/result.js';
import type { Move } from '../src/nomination/move.js';
import type { NominationIn } from '../src/nomination/nomination.js';
import { draftOf, movesIn } from './amend.js';
import { nameInAccount } from './derived.js';
import type { Draft } from './draft.js';
import type { Surroundings } from './surroundings.js';

/** From the guest's own card: what is to be filled in, or, in words, why the address cannot be changed by this person now. */
export const draftToCorrect = async (id: PersonId, around: Surroundings): Promise<Result<Draft, string>> => {
  const { workflow, person, reader } = around;
  const found = await workflow.correctable(id, person);
  switch (found.outcome) {
    case 'refused':
      return failed(sayGuestAnswer(found, { verb: 'guest-correct', guest: id }, reader));
    case 'invitation':
      return ok(invitedAnew(found.nomination, found.guest, around));
    case 'account':
      return ok(handedOn(found.guest, found.move));
  }
};

/** In the nominator's place, it asks for what they asked for; whoever answers for the guest by now goes on to. */
const invitedAnew = (nomination: NominationIn<'invited'>, guest: Guest, around: Surroundings): Draft => {
  const draft = draftOf(nomination, around);
  return nomination.nominator.id === around.person.id ? draft : answeredFor(draft, guest, around.person);
};

const answeredFor = ({ sponsor: _, backup: __, ...draft }: Draft, { sponsor, backup }: Guest, by: Person): Draft => ({
  ...draft,
  ...(sponsor.id !== by.id && { sponsor }),
  ...(backup && { backup }),
});

/** It may well be the same person, elsewhere: what they are called stays, and where they work follows from the address. */
const handedOn = ({ displayName, until, zone, language }: Guest, move: Move): Draft => ({
  id: newNominationId(),
  moves: movesIn(move),
  name: nameInAccount(displayName),
  ...(until && { until: until.toISOString() }),
  zone,
  language,
  typed: {},
  derived: [],
  said: {},
});
