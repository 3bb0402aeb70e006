import type { WayOut } from '../../cards/actions.js';
import { lineOf } from './line.js';

/** A way out in the words of its button, or nearly. Where more may follow it ends with a word, elsewhere with the line. */
const SAID: Readonly<Record<WayOut, RegExp>> = {
  access: /^(?:give )?(?:him |her |them )?more access\b|^(?:增加|更多)权限/i,
  end: /^(?:change|extend|shorten|move) (?:the |his |her |their )?(?:end(?: date)?|stay)\b|^extend\b|^keep (?:him|her|them)\b|^(?:更改|修改|延长)(?:截止日期|期限)?/i,
  sponsor:
    /^(?:i (?:will )?)?answer for\b|^(?:be |become )?(?:the |a )?sponsor$|^(?:由我|我来)?负责(?!人)|^做?负责人$/i,
  backup: /^(?:be |become )?(?:the |a )?backup(?: (?:for|of) .*)?$|^(?:做|担任)?(?:后备|备用)(?:负责人|担保人)?$/i,
  resend: /^(?:re-?send|send (?:it|the (?:link|mail|e-?mail|invitation)) again|send again)\b|^(?:重新|再次?)发送?/i,
  'fix-address':
    /^(?:fix|correct|change) (?:the |his |her |their )?(?:e-?mail )?address$|^(?:更正|修改|改)(?:电子邮件)?地址$/i,
  revive: /^(?:ask to )?(?:re-?)?(?:enable|restore|reactivate)\b|^(?:申请)?(?:重新)?(?:启用|恢复)/i,
  anew: /^(?:re-?)?invite (?:anew|again|afresh)$|^重新邀请$/i,
  join: /^join\b|^加入(?:$|.*申请)/i,
  shorten: /^shorten(?: it)?$|^(?:the )?(?:last|latest)(?: possible)? (?:day|end|date)$|^(?:缩短|最晚那天)$/i,
};

/** After these, what is said of the thing, the day and the reason is heard too. */
const WITH_MORE: readonly WayOut[] = ['access', 'end'];

const LONGEST = 300;

/** Which of the ways that are offered a line takes, if any, and what it says besides. */
export const wayIn = (
  text: string,
  ways: readonly WayOut[],
): { readonly way: WayOut; readonly rest: string } | undefined => {
  const line = lineOf(text).replace(/[.。!！]+$/, '');
  const way = line.length > LONGEST ? undefined : ways.find((one) => SAID[one].test(line));
  return way && { way, rest: WITH_MORE.includes(way) ? line.replace(SAID[way], '').trim() : '' };
};
