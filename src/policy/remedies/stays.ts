import { under, type Remedies } from './under.js';

const TERMS: Remedies = {
  nudge: 'Say after what time a guest who has not accepted is written to once more, such as “3 days”, or write never.',
  tellSponsor: 'Say after what time without an acceptance the sponsor hears of it, such as “7 days”.',
  giveUp: 'Say after what time without an acceptance the invitation is taken back, such as “30 days”.',
  askSponsor:
    'Say how long before the end the sponsor is asked what shall become of the guest, such as “14 days”; of a short stay, half of it at most.',
  askAgain: 'Say how long before the end a sponsor who has not answered is asked once more, such as “1 day”.',
  tellGuest: 'Say how long before the end the guest hears of it, such as “3 days”.',
  grace: 'Say how long an account stays disabled after the end before it is deleted, such as “14 days”.',
  review:
    'Say how often it is asked whether a guest is still needed who has no end, or one more than a year away, such as “180 days”, or write never.',
  answer:
    'Say how long somebody has to say whether they answer for a guest before the next one is asked, such as “7 days”.',
  unanswered:
    'Write keep (where nobody takes over, the guest stays and the administrators hear of it) or end (the stay ends).',
};

export const STAYS: Remedies = {
  stays: 'Give what is to differ from the usual below it, such as giveUp, or leave it out.',
  ...under('stays', TERMS),
  'stays.found': 'Write ignore, or ask: the likely sponsors of guests who came by other ways are then asked.',
  'stays.forget':
    'Say after what time all that is written down of a guest who was removed is destroyed, such as “730 days”, or write never.',
  'stays.removalsPerDay':
    'Say how many ends of stays are carried out in a day at most, and how many accounts are deleted, from 0 to 100000; what is more waits for the next day.',
  'stays.stopsPerDay':
    'Say how many accounts are disabled in a day at most where an administrator stops a domain, from 1 to 100000; what is more waits for the next day.',
};

export const STAYS_OF_A_RULE: Remedies = {
  stays: 'Give what is to differ from the file’s own stays below it, such as giveUp, or leave it out.',
  ...under('stays', TERMS),
};
