import { sayHan as say, strong, type Sentence } from '../words.js';

export const approvals = {
  waiting: (count: number) => say`有${String(count)}项申请等你答复`,
  digest: (count: number) => say`今天有${String(count)}项申请等你答复`,
  none: say`没有等你答复的申请`,
  noneLeft: say`已全部答复，没有等你处理的申请了`,
  oldestFirst: say`按提交先后排列。`,
  newcomers: say`需要你答复时，卡片会自动出现在这里。`,
  askedBy: (who: string, when: string) => say`申请人：${who}，${when}`,
  settled: (guest: string, what: string, became: Sentence) => say`${strong(guest)} → ${what}：${became}`,
  warnings: (count: number) => say`${String(count)}项提醒：批准前会显示`,
  openQuestion: (who: string) => say`向${who}提出的问题尚未得到回答`,
  openProposal: (who: string) => say`有一项更改尚待${who}同意`,
  changed: say`审批人更改过申请，以下为更改后的内容`,
  denyLabel: '意见（申请人会看到）',
  denyMissing: '请说明原因。',
  approveAll: '仍然批准',
  more: (count: number) => say`另有${String(count)}项：答复以上各项后，请再次发送“审批”。`,
  fallback: '此卡片需要较新版本的 Teams。',
};
