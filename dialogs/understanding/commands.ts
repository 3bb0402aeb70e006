import { distance } from 'fastest-levenshtein';

export type Command =
  | 'invite'
  | 'help'
  | 'status'
  | 'approvals'
  | 'guests'
  | 'guest'
  | 'offers'
  | 'adopt'
  | 'answer'
  | 'remind'
  | 'delegate'
  | 'digest'
  | 'withdraw'
  | 'cancel'
  | 'language'
  | 'send'
  | 'no'
  | 'change'
  | 'thanks';

/** What people say for each command, first the word that help teaches. */
const SAID: Readonly<Record<Command, readonly string[]>> = {
  invite: ['invite', 'nominate', 'add', '邀请', '提名'],
  help: ['help', '?', '？', 'hi', 'hello', 'hey', 'start', 'what can you do', '帮助', '你好', '您好', '帮忙', '怎么用'],
  status: ['status', 'my nominations', 'my invitations', 'list', '状态', '进度', '查看状态', '我的邀请'],
  approvals: [
    'approvals',
    'approval',
    'my approvals',
    'approve',
    'what waits for me',
    'what is waiting',
    '审批',
    '待审批',
    '待办',
    '我的审批',
  ],
  guests: [
    'guests',
    'my guests',
    'whom do i answer for',
    'who are my guests',
    'show guests',
    'show my guests',
    '来宾',
    '我的来宾',
    '我负责的来宾',
  ],
  // With whom: an address, or a name.
  guest: ['guest', 'guests', 'my guest', 'show guest', '来宾', '查看来宾'],
  offers: [
    'offers',
    'what can i offer',
    'what can i ask for',
    'what can guests use',
    'what may i offer',
    'catalogue',
    'catalog',
    '目录',
    '可以提供什么',
    '可以申请什么',
    '能提供什么',
    '能申请什么',
    '有哪些可以申请',
  ],
  // For administrators, and not taught to everybody.
  adopt: ['adopt', 'adopt guests', '接管来宾', '接管'],
  answer: ['answer', 'reply', '回答', '答复', '回复'],
  remind: ['remind', 'nudge', '提醒', '催办', '催'],
  // To end one is a button on the list.
  delegate: [
    'delegate',
    'delegation',
    'delegations',
    'my delegations',
    'end delegation',
    'stop delegating',
    'out of office',
    '委托',
    '代理',
    '我的委托',
    '取消委托',
    '结束委托',
    '撤销委托',
  ],
  digest: ['digest', 'summary', '每日汇总', '汇总', '摘要'],
  withdraw: ['withdraw', 'revoke', 'take back', '撤回', '撤销'],
  cancel: ['cancel', 'stop', 'abort', 'never mind', 'nevermind', 'forget it', '取消', '算了'],
  language: ['language', 'lang', '语言'],
  send: [
    'send',
    'yes',
    'y',
    'ok',
    'okay',
    'send it',
    'submit',
    'confirm',
    'send for approval',
    'send invitation',
    'send the invitation',
    '发送',
    '是',
    '是的',
    '好',
    '好的',
    '可以',
    '确认',
    '提交',
    '发送审批',
    '发送邀请',
    '提交审批',
  ],
  no: ['no', 'n', 'nope', '否', '不', '不是', '不要', '不用'],
  change: ['change', 'edit', 'correct', '修改', '更改', '改'],
  thanks: ['thanks', 'thank you', 'thanks a lot', 'many thanks', 'thx', '谢谢', '谢谢你', '多谢'],
};
const ALL = Object.entries(SAID) as [Command, readonly string[]][];

/** Commands that may carry something after their word. */
const WITH_MORE: readonly Command[] = [
  'invite',
  'withdraw',
  'language',
  'answer',
  'remind',
  'delegate',
  'digest',
  'guest',
];
const COURTESY =
  /^(?:(?:please|pls|kindly|can you|could you|would you|i(?:'d| would) like to|i want to|i need to|let's|hi|hello|hey)[, ]+|请你?|麻烦你?|帮我|帮忙|我想要?|我要)+/i;
const THANKS = /(?:please|pls|thanks|thank you|谢谢|多谢)$/i;

/** Without these signs at its end. Taken off one by one: a pattern for “all of these, up to the end” is tried from each of them. */
const withoutEnd = (said: string, signs: RegExp): string => {
  let end = said.length;
  while (end > 0 && signs.test(said.charAt(end - 1))) end -= 1;
  return said.slice(0, end);
};

const withoutStops = (said: string): string => withoutEnd(said, /[\s.!。！]/);
const withoutThanks = (said: string): string => withoutEnd(withoutStops(said).replace(THANKS, ''), /[\s,.!。！，]/);

/** The command a line begins with, and what follows its word. */
export const commandOf = (line: string): { readonly command: Command; readonly rest: string } | undefined => {
  const polite = line.replace(COURTESY, '');
  for (const said of [line, polite]) {
    // Thanks alone is all that was said.
    const whole = (withoutThanks(said) || withoutStops(said)).toLowerCase();
    const unasked = withoutEnd(whole, /[\s?？]/);
    for (const [command, forms] of ALL) {
      if ([whole, unasked, said.toLowerCase()].some((one) => forms.includes(one))) return { command, rest: '' };
    }
  }
  for (const command of WITH_MORE) {
    for (const form of SAID[command]) {
      if (!polite.toLowerCase().startsWith(form)) continue;
      const rest = polite.slice(form.length);
      // A Chinese verb stands right against its object.
      if (/^[\s:：,]/.test(rest) || /\p{Script=Han}$/u.test(form)) return { command, rest: wordsAfter(rest, command) };
    }
  }
  return undefined;
};

/** What is passed on to somebody else stays as it was typed. */
const wordsAfter = (rest: string, command: Command): string => {
  const said = rest.replace(/^[\s:：,]+/, '');
  return command === 'answer' ? said.trimEnd() : withoutThanks(said);
};

const TAUGHT = {
  en: [
    'invite',
    'status',
    'approvals',
    'guests',
    'offers',
    'delegate',
    'digest',
    'remind',
    'answer',
    'withdraw',
    'cancel',
    'language',
    'help',
  ],
  han: ['邀请', '状态', '审批', '来宾', '目录', '委托', '汇总', '提醒', '回答', '撤回', '取消', '语言', '帮助'],
} as const;

/** The command whose word a line may have missed by a slip of the finger. */
export const nearestCommand = (line: string): string | undefined => {
  const han = /^\p{Script=Han}/u.test(line);
  const word = han ? line.slice(0, 2) : (/^[a-z]+/i.exec(line)?.[0] ?? '').toLowerCase();
  if (word.length < 2) return undefined;
  const [best] = TAUGHT[han ? 'han' : 'en']
    .map((taught) => ({ taught, apart: distance(word, taught) }))
    .sort((one, other) => one.apart - other.apart);
  return best && best.apart <= (han || word.length < 5 ? 1 : 2) ? best.taught : undefined;
};
