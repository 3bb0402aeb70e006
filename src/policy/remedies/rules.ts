import { APPROVAL } from './approval.js';
import { conditions } from './conditions.js';
import { STAYS_OF_A_RULE } from './stays.js';
import { GROUP_ID, localised, STAY, under, type Remedies } from './under.js';

const CHOICE = 'List two choices or more, each with a value and a label.';
const LANGUAGES = 'List the languages the guest may be written to in, the usual one first: en, zh-CN.';
const WHEN = 'Give conditions below it, such as domains, or leave it out: the rule then matches everything.';
const REASON = 'Say why, in a sentence for the nominator of at most 300 characters.';

const SPONSOR: Remedies = {
  sponsor: 'Give who, backup or both below it, or leave it out: any employee may then answer for the guest.',
  'sponsor.who':
    'List who may answer for the guest: nominator, manager (the nominator’s), or group: with its Object ID.',
  'sponsor.who[]': 'Write nominator, manager, or {group: …} with the Object ID of a group.',
  'sponsor.who[].group': GROUP_ID,
  'sponsor.backup': 'Write “required” where a second colleague must be named too, otherwise “optional”.',
};

const QUESTIONS: Remedies = {
  questions: 'List at most ten questions to the nominator, or leave it out.',
  'questions[]': 'Give it a key, what to ask, and a kind.',
  'questions[].key': 'Use letters, digits and single hyphens, such as cost-centre, in at most 40 characters.',
  ...localised('questions[].ask', 'Write the question as the nominator reads it, in at most 120 characters.'),
  'questions[].required': 'Write yes or no; left out, an answer is required.',
  'questions[].kind': 'Write text, choice or yes-no.',
  'questions[].pattern':
    'Give a regular expression that the whole answer must match, such as "CC-[0-9]{4}", in at most 200 characters: say how often with numbers, such as {1,8}, rather than with * and +, and repeat nothing within what is repeated.',
  ...localised('questions[].hint', 'Say what an answer looks like, in at most 200 characters.'),
  'questions[].choices': CHOICE,
  'questions[].choices[]': 'Give it a value, which is kept, and a label, which is read.',
  'questions[].choices[].value': 'Give a short text that stays the same, in at most 60 characters.',
  ...localised('questions[].choices[].label', 'Write the choice as the nominator reads it, in at most 120 characters.'),
};

export const RULES: Remedies = {
  rules: 'List at least one rule; without one, nobody can be invited.',
  'rules[]': 'Give it a name, an approval and a longestStay; or a name and, in refuse, a reason.',
  'rules[].name': 'Give the rule a name that approvers understand, in at most 80 characters.',
  'rules[].when': WHEN,
  ...under('rules[].when', conditions('the rule then matches')),
  ...localised('rules[].refuse', REASON),
  ...under('rules[]', APPROVAL),
  'rules[].longestStay': STAY,
  'rules[].defaultStay': STAY,
  ...under('rules[]', STAYS_OF_A_RULE),
  'rules[].delivery': 'Write [chat, mail], [chat] or [mail].',
  'rules[].delivery[]': 'Write chat, mail or both: [chat, mail].',
  ...under('rules[]', SPONSOR),
  'rules[].landing': 'Give the https address where the guest arrives after accepting, or leave it out.',
  'rules[].mail': 'Name one of the templates under mails, or leave it out.',
  'rules[].languages': LANGUAGES,
  'rules[].languages[]': 'Write en or zh-CN.',
  ...under('rules[]', QUESTIONS),
};

export const NEVER: Remedies = {
  never: 'List what is refused whatever the rules say, or leave it out.',
  'never[]': 'Give it a name, conditions in when, and a reason.',
  'never[].name': 'Give it a name, in at most 80 characters; it stands where a rule’s name would.',
  'never[].when': 'Give at least one condition below it, such as mailbox: [disposable].',
  ...under('never[].when', conditions('it then refuses')),
  ...localised('never[].reason', REASON),
};
