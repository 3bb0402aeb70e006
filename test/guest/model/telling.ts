import type { Person } from '../../../src/kernel/people.js';
import type { GuestCommand } from '../../../src/guest/events.js';
import type { GuestFacts } from '../../../src/guest/guest.js';
import { first, namedOf, spoken, tellStory } from '../../support/model.js';
import { play, type Decide } from './played.js';
import { PEOPLE, type Story } from './steps.js';

/** The story as somebody would tell it, up to what went wrong. */
export const tell = (told: Story, decideWith: Decide): string =>
  tellStory((hear) => play(told, decideWith, { tell: hear }), sentence);

const sentence = (command: GuestCommand): string => {
  switch (command.type) {
    case 'receive':
      return `${first(command.facts.sponsor)}’s guest is received${command.change ? `, for another ${command.change}` : ''}${stayOf(command.facts)}`;
    case 'adopt':
      return `${first(command.facts.sponsor)} is proposed for a guest who was there before`;
    case 'record-acceptance':
      return 'the guest accepts';
    case 'record-removal':
      return `the account is gone, by ${command.by}`;
    case 'record-lost-access':
      return 'something they had been given ended without our doing';
    case 'record-member':
      return 'somebody made the account a member’s';
    case 'record-withdrawal':
      return `a nomination is withdrawn, and ${command.others.length} are left`;
    case 'tick':
      return 'the clock is looked at';
    case 'pass-on':
      return `${first(command.by)} says “not mine”${command.to ? `, but ${first(command.to)}’s` : ''}${right(command)}`;
    case 'record-successors':
      return `of ${command.step}, there is ${listed(command.people)}`;
    case 'record-unreachable':
      return `${named(command.person)} cannot be reached`;
    case 'record-shown':
      return `the question comes onto ${named(command.person)}’s card late`;
    case 'record-lost':
      return `${named(command.person)} has left`;
    case 'record-directory':
      return `the directory has ${listed(command.sponsors)} as sponsor, the account ${command.enabled ? 'open' : 'closed'}`;
    case 'record-closed':
      return `the account: ${command.account}${command.left.length > 0 ? ', with something left' : ''}`;
    case 'record-opened':
      return `the account that was to be enabled: ${command.account}`;
    case 'record-deleted':
      return `the deletion: ${command.outcome}`;
    case 'stop':
    case 'reopen':
      return `an administrator does: ${command.type}`;
    case 'set-end':
    case 'confirm':
    case 'end-now':
    case 'nudge':
    case 'take-over':
    case 'decline':
      return `${first(command.by)} says ${command.type}${right(command)}`;
  }
};

const stayOf = ({ invitedAt, until, backup, ours }: GuestFacts): string =>
  [
    until ? `, for ${spoken(until.getTime() - invitedAt.getTime())}` : '',
    backup ? `, with ${first(backup)} as stand-in` : '',
    ours === 'access' ? ', who was there before' : '',
  ].join('');

const right = ({ asAdministrator }: { readonly asAdministrator?: true }): string =>
  asAdministrator ? ' as an administrator' : '';
const named = namedOf(PEOPLE);
const listed = (people: readonly Person[]): string => people.map(first).join(' and ') || 'nobody';
