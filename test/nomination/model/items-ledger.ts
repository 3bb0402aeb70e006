import type { PersonId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import type { Items } from '../../../src/nomination/asking.js';
import type { NominationCommand } from '../../../src/nomination/commands.js';
import type { NominationEvent } from '../../../src/nomination/events.js';

/** Whom somebody's entry is of: a person, or whoever reads the channel's card. */
type Asked = PersonId | 'channel';

const within = (some: Items, others: Items): boolean => some.every((key) => others.includes(key));

/**
 * The part of the slip of paper that is about items: what is left, who was asked about what in the open stage, and how often
 * that changed for them.
 */
export const openItems = (all: Items) => {
  let left = all;
  let asked = new Map<Asked, { readonly about: Items; readonly whose?: PersonId; readonly more: number }>();
  const fell: Items[] = [];

  const aboutOf = (who: PersonId): Items => asked.get(who)?.about ?? all;
  const ask = (who: Asked, about: Items, whose?: Person): void => {
    asked.set(who, { about, more: 0, ...(whose && { whose: whose.id }) });
  };

  /** What is wrong with whom an event asks about what; undefined where nothing is. */
  const asks = (event: NominationEvent, command: NominationCommand): string | undefined => {
    switch (event.type) {
      case 'approvers-chosen': {
        if (event.channel) ask('channel', event.about ?? all);
        for (const { person, about = all, for: whose } of event.people) {
          const given = command.type === 'choose-approvers' ? command.people : [];
          const own = given.filter((one) => one.person.id === person.id && one.for?.person.id === whose?.person.id);
          if (
            !own.some((one) =>
              within(
                about.filter((key) => left.includes(key)),
                one.about ?? all,
              ),
            )
          )
            return `asks ${person.name} about what is not theirs`;
          ask(person.id, about, whose?.person);
        }
        return undefined;
      }
      case 'more-asked': {
        const who = asked.has(event.of as PersonId) ? (event.of as PersonId) : 'channel';
        const before = asked.get(who);
        if (!before) return 'asks somebody about more who was asked nothing';
        asked.set(who, { ...before, about: [...before.about, ...event.about], more: before.more + 1 });
        return undefined;
      }
      case 'stand-in-asked': {
        const { person, for: whose, about = all } = event.stands;
        const from = [...asked].find(([id]) => id === whose?.person.id)?.[1].about ?? all;
        if (whose && !within(about, from)) return `asks ${person.name} about more than ${whose.person.name} was asked`;
        ask(person.id, about, whose?.person);
        return undefined;
      }
      case 'passed-on': {
        if (!event.to) return undefined;
        const { person, about = all, for: whose } = event.to;
        if (
          !within(
            about.filter((key) => left.includes(key)),
            aboutOf(event.by.id),
          )
        )
          return `handed ${person.name} more than was theirs`;
        ask(person.id, about, whose?.person);
        return undefined;
      }
      // Nobody answers for somebody who has a part in it.
      case 'joined':
        asked = new Map([...asked].filter(([id, { whose }]) => id !== event.by.id && whose !== event.by.id));
        return undefined;
      default:
        return undefined;
    }
  };

  return {
    left: (): Items => left,
    asks,
    aboutOf: (who: PersonId): Items => aboutOf(who).filter((key) => left.includes(key)),
    /** Falls that they had to read of, and how often more became theirs. */
    newsFor: (who: PersonId): number => {
      const entry = asked.get(who) ?? asked.get('channel');
      return fell.filter((keys) => keys.some((key) => (entry?.about ?? all).includes(key))).length + (entry?.more ?? 0);
    },
    falls: (keys: Items): string | undefined => {
      if (keys.length === 0 || !within(keys, left)) return 'let something fall that was not there';
      left = left.filter((key) => !keys.includes(key));
      fell.push(keys);
      return left.length > 0 ? undefined : 'let everything fall and went on';
    },
    leavesOut: (keys: Items): void => {
      left = left.filter((key) => !keys.includes(key));
    },
    nextStage: (): void => {
      asked = new Map();
    },
  };
};
