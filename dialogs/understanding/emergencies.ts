import { parseCompanyDomain } from '../../src/kernel/address.js';

/** What an administrator says that holds for everybody, or for all guests of a domain. */
export type EmergencyWish =
  | { readonly wish: 'pause'; readonly reason?: string }
  | { readonly wish: 'resume' }
  /** `domain` is absent where what was said is none; `said` is that. */
  | { readonly wish: 'stop' | 'let-in'; readonly said: string; readonly domain?: string; readonly reason?: string };

const PLEASE = /^(?:(?:please|pls|can you|could you)[, ]+|请你?|麻烦你?)/i;
const STOP = /[\s.。!！]*$/;
/** A hyphen stands before a reason where a space stands before it: else it is one of a name. */
const WHY = String.raw`(?:(?:\s*[:：,，]|\s+[–—-]|\s+(?:because(?: of)?|since|due to)\s|\s*因为)\s*(?<reason>\S.*))?`;

const PAUSE = new RegExp(
  String.raw`^(?:(?:pause|suspend|halt)\s+(?:all\s+)?(?:inviting|invitations|invites)|暂停(?:所有|全部)?邀请)${WHY}$`,
  'i',
);
const RESUME =
  /^(?:(?:resume|unpause|continue)\s+(?:all\s+)?(?:inviting|invitations|invites)|(?:恢复|继续)(?:所有|全部)?邀请)$/i;

const AT = String.raw`(?:of|from|at)\s+(?<said>[^\s:：,，]+)`;
const STOP_GUESTS: readonly RegExp[] = [
  new RegExp(String.raw`^(?:stop|disable|block)\s+(?:all\s+)?(?:the\s+)?guests\s+${AT}${WHY}$`, 'i'),
  new RegExp(String.raw`^(?:停用|停止|禁用)(?:所有|全部)?(?:来自)?\s*(?<said>\S+?)\s*的(?:所有|全部)?来宾${WHY}$`, 'i'),
];
const LET_IN: readonly RegExp[] = [
  new RegExp(String.raw`^let\s+(?:all\s+)?(?:the\s+)?guests\s+${AT}\s+(?:back\s+)?in(?:\s+again)?${WHY}$`, 'i'),
  new RegExp(
    String.raw`^(?:恢复|重新启用|启用)(?:所有|全部)?(?:来自)?\s*(?<said>\S+?)\s*的(?:所有|全部)?来宾${WHY}$`,
    'i',
  ),
];

/** Undefined where it is nothing of the kind: each says what it is about, so that a reason that somebody fills in is none. */
export const emergencyIn = (line: string): EmergencyWish | undefined => {
  const said = line.replace(PLEASE, '').replace(STOP, '');
  const pause = PAUSE.exec(said);
  if (pause) return { wish: 'pause', ...reasonOf(pause) };
  if (RESUME.test(said)) return { wish: 'resume' };
  const stop = firstOf(STOP_GUESTS, said);
  if (stop) return { wish: 'stop', ...domainOf(stop), ...reasonOf(stop) };
  const letIn = firstOf(LET_IN, said);
  return letIn && { wish: 'let-in', ...domainOf(letIn), ...reasonOf(letIn) };
};

const firstOf = (patterns: readonly RegExp[], said: string): RegExpExecArray | undefined =>
  patterns.map((pattern) => pattern.exec(said)).find((found) => found !== null);

const reasonOf = ({ groups }: RegExpExecArray): { readonly reason?: string } =>
  groups?.['reason'] ? { reason: groups['reason'] } : {};

const domainOf = ({ groups }: RegExpExecArray): { readonly said: string; readonly domain?: string } => {
  const said = groups?.['said'] ?? '';
  const domain = parseCompanyDomain(said.replace(/^[@*.]+/, '').toLowerCase());
  return { said, ...(domain && { domain }) };
};
