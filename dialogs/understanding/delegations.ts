/** What follows `delegate`: to whom, and when, as it was typed. */
export type DelegationWish =
  /** What there is of them. */
  | { readonly wish: 'list' }
  | { readonly wish: 'end' }
  | { readonly wish: 'to'; readonly whom: string; readonly when?: string };

const END = /^(?:off|end|stop|none|nobody|no longer|cancel|back|取消|结束|停止|收回)[.。!！]?$/i;
const WHEN =
  /(?:^|\s)(?:from|starting|until|till|for|between|between|while|during)\s+\S.*$|(?:从|自|到|至|直到)\s*\S.*$|\s+\d.*$|(?<=\p{L})\d{1,2}月.*$/iu;

export const delegationIn = (rest: string | undefined): DelegationWish => {
  if (rest === undefined) return { wish: 'list' };
  if (END.test(rest)) return { wish: 'end' };
  const said = rest.replace(/^(?:my approvals |everything |all )?(?:to|给|由|请)\s*/i, '').trim();
  const when = WHEN.exec(said);
  const whom = (when ? said.slice(0, when.index) : said).replace(/[\s,，:：]+$/, '').trim();
  const span = when?.[0].trim().replace(/[.。!！]+$/, '');
  return whom === '' ? { wish: 'list' } : { wish: 'to', whom, ...(span && { when: span }) };
};
