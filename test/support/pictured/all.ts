import { EMERGENCY_PICTURES } from './emergencies.js';
import { MAIL_PICTURES } from './mails.js';
import type { ChatPicture, Picture } from './picture.js';
import { STAY_PICTURES } from './stays.js';
import { STORY_PICTURES } from './stories.js';

export const CHAT_PICTURES: readonly ChatPicture[] = [...STAY_PICTURES, ...EMERGENCY_PICTURES];

/** Every picture that is drawn in both themes. */
export const PICTURES: readonly Picture[] = [...STORY_PICTURES, ...CHAT_PICTURES, ...MAIL_PICTURES];
