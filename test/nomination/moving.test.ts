import assert from 'node:assert/strict';
import { groupId, newNominationId } from '../../src/kernel/ids.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import { isMore, thingsOf, type Move } from '../../src/nomination/move.js';
import { groupBehind } from '../../src/policy/things.js';
import { ada, facts, mia, NOON, oskar, sue } from '../support/samples.js';
import { approve, begun, choose } from './played.js';

const { access } = facts();
const other = (n: number) => ({ id: groupId.parse(`22222222-0000-4000-8000-00000000009${n}`), name: `Group ${n}` });
const MOVE: Move = { guestId: ada, from: 'ada@northwindtraders.com', given: access, others: [other(1)] };
const HOUR = 3_600_000;

const begin: NominationCommand = { type: 'begin' };
const withdraw: NominationCommand = { type: 'withdraw', by: sue.id, accepted: false };
const done: NominationCommand = {
  type: 'record-invitation',
  guestId: ada,
  alreadyGuest: false,
  ours: false,
  repeated: false,
};
const hindered = (kind: 'throttled' | 'not-permitted', unanswered: boolean): NominationCommand => ({
  type: 'record-hindrance',
  unanswered,
  hindrance: { kind, tryAgainAt: NOON },
});

describe('another address for a guest’s account', () => {
  const asked = () => begun({ purpose: 'address', access: [], move: MOVE });
  const agreed = () => {
    const nomination = asked();
    nomination.at(0, choose());
    nomination.at(1, approve(oskar));
    return nomination;
  };

  it('is not taken back any more once Microsoft is asked, for nobody knows whether it is done', () => {
    const nomination = agreed();
    assert.equal(nomination.at(HOUR, begin).came, 'move-begun');
    assert.equal(nomination.at(HOUR, begin).came, '', 'once');
    assert.equal(nomination.at(HOUR, withdraw).came, 'under-way');
    nomination.at(HOUR, hindered('throttled', true));
    assert.equal(
      nomination.at(HOUR, withdraw).came,
      'under-way',
      'silence is no answer, whatever another call is told',
    );
    const { came, jobs } = nomination.at(2 * HOUR, done);
    assert.equal(came, 'invited');
    assert.deepEqual(jobs, ['receive-guest', 'mail-guest', 'redraw-cards', 'tell-nominator invited']);
    assert.equal(nomination.at(3 * HOUR, withdraw).came, 'address-changed');
  });

  it('is taken back before, and once Microsoft has said that it was not done', () => {
    assert.equal(agreed().at(HOUR, withdraw).came, 'withdrawn');
    const nomination = agreed();
    nomination.at(HOUR, begin);
    nomination.at(HOUR, hindered('not-permitted', false));
    assert.equal(nomination.at(HOUR, withdraw).came, 'withdrawn');
    assert.equal(nomination.at(2 * HOUR, begin).came, '', 'and then it is not begun');
  });

  it('is begun where it was agreed to, and where it is what was asked for', () => {
    assert.equal(asked().at(1, begin).came, '');
    const invitation = begun();
    invitation.at(0, choose());
    invitation.at(1, approve(oskar));
    assert.equal(invitation.at(2, begin).came, '');
  });

  it('cannot be had in part', () => {
    const nomination = asked();
    nomination.at(0, choose());
    const without = { without: ['project-apollo'] };
    assert.equal(nomination.at(1, approve(oskar, { changes: without })).came, 'change-not-allowed');
  });

  it('hands on what was given, and what others gave', () => {
    assert.deepEqual(thingsOf({ access: [], move: MOVE }), access);
    assert.deepEqual(thingsOf({ access }), access);
    const more = (part: Partial<Move>) => isMore({ ...MOVE, ...part }, MOVE);
    assert.equal(more({}), false);
    assert.equal(more({ others: [] }), false, 'less is no matter');
    assert.equal(more({ others: [other(1), other(2)] }), true);
    assert.equal(more({ given: [...access, { key: 'more', name: 'More', kind: 'group', id: other(3).id }] }), true);
    assert.equal(
      more({ given: [], others: [other(1), { id: groupBehind(access[0]!)!, name: '' }] }),
      false,
      'by whomever',
    );
    const { others: _, ...unread } = MOVE;
    assert.equal(isMore({ ...MOVE, others: [other(2)] }, unread), false, 'what was not known was agreed to unread');
    assert.equal(isMore(unread, MOVE), false);
  });
});

describe('an address that somebody else corrects', () => {
  const instead = newNominationId();
  const invited = () => {
    const nomination = begun();
    nomination.at(0, choose());
    nomination.at(1, approve(oskar));
    nomination.at(2, { ...done, ours: true });
    return nomination;
  };
  const correct: NominationCommand = {
    type: 'withdraw',
    by: mia.id,
    accepted: false,
    replacedBy: instead,
    corrector: mia,
  };

  it('takes the place of the invitation, and the nominator hears of it', () => {
    const nomination = invited();
    const { came, jobs } = nomination.at(3, correct);
    assert.equal(came, 'withdrawn');
    assert.deepEqual(jobs, ['redraw-cards', 'forget-link', `remove-guest ${ada}`, 'tell-nominator corrected']);
    const now = nomination.now();
    assert.deepEqual(now.status === 'withdrawn' && [now.replacedBy, now.corrector], [instead, mia]);
  });

  it('is nobody’s right without a new one in its place', () => {
    const { replacedBy: _, ...alone } = correct;
    assert.equal(invited().at(3, alone).came, 'not-the-nominator');
    const { corrector: __, ...unnamed } = correct;
    assert.equal(invited().at(3, unnamed).came, 'not-the-nominator');
    assert.equal(invited().at(3, { ...correct, accepted: true }).came, 'already-accepted');
  });
});
