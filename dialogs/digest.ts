import type { Surroundings } from './surroundings.js';
import { told, unheard, type Told } from './told.js';
import { timeIn } from './understanding/times.js';

const OFF = /^(?:off|none|no|stop|never|取消|关闭|停止|不要)[.。!！]?$/i;

/** `digest at 9:00`, `digest off`. */
export const setDigest = async (rest: string | undefined, { workflow, person, words }: Surroundings): Promise<Told> => {
  const says = words.commands.digest;
  if (rest === undefined) return told(says.how);
  if (OFF.test(rest)) {
    await workflow.setDigest(person.id, undefined);
    return told(says.off);
  }
  const at = timeIn(rest);
  if (at === undefined) return unheard(says.notUnderstood);
  await workflow.setDigest(person.id, at);
  return told(says.on(clockTime(at)));
};

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
