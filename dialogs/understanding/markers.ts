/** What the words after a marker are about. `loose` is what stands before the first marker. */
export type About =
  | 'loose'
  | 'to'
  | 'until'
  | 'for'
  | 'by'
  | 'because'
  | 'name'
  | 'company'
  | 'address'
  | 'sponsor'
  | 'backup'
  | 'language'
  | 'delivery';

export type Segment = {
  readonly about: About;
  /** After the marker. */
  readonly text: string;
  /** With the marker, as typed, for words that turn out to be no marker at all. */
  readonly whole: string;
};

const LANGUAGES = 'english|chinese|simplified chinese|mandarin|英文|英语|中文|汉语|简体中文';
const WAYS = '(?:chat|e-?mail|mail|both)(?:(?: and |, ?| & )(?:chat|e-?mail|mail))?';

/** What follows a marker without a colon must look like a person; "our sponsor asked" is part of a reason. */
const PERSON = '(?=[^\\s,;，；]+@|\\p{Lu}\\p{Ll}+ \\p{Lu}|\\p{Script=Han})';

const MARKERS: readonly (readonly [About, RegExp])[] = [
  ['backup', new RegExp(`\\b[Bb]ackup(?: [Ss]ponsor)?(?:\\s*[:：]\\s*| (?:is )?${PERSON})`, 'uy')],
  ['backup', /(?:后备|备用|备份)(?:负责人|担保人)?\s*(?:[:：]|是|为)\s*/y],
  ['sponsor', new RegExp(`\\b[Ss]ponsor(?:ed by)?(?:\\s*[:：]\\s*| (?:is )?${PERSON})`, 'uy')],
  ['sponsor', /(?:负责人|担保人)\s*(?:[:：]|是|为)\s*/y],
  ['name', /\bname\s*[:：]|(?:姓名|名字)\s*[:：]/iy],
  ['company', /\bcompany\s*[:：]|公司\s*[:：]/iy],
  ['address', /\b(?:e-?mail|address)\s*[:：]|(?:地址|邮箱|电子邮件)\s*[:：]/iy],
  ['because', /\b(?:reason|why)\s*[:：]|(?:原因|理由)\s*[:：是]?/iy],
  ['to', /\baccess\s*[:：]|(?:权限|访问)\s*[:：]?/iy],
  ['until', /\b(?:end|ends)\s*[:：]|(?:期限|有效期)\s*[:：至到]?/iy],
  ['language', /\blanguage\s*[:：]|语言\s*[:：]/iy],
  ['delivery', /\bdelivery\s*[:：]|(?:送达|发送方式)\s*[:：]/iy],
  ['language', new RegExp(`\\b(?:write |written )?in (?=(?:${LANGUAGES})\\b)|用(?=${LANGUAGES})`, 'iy')],
  ['delivery', new RegExp(`\\b(?:by|via|through|in) (?=${WAYS}\\b)|(?:通过|用)(?=邮件|聊天|电子邮件)`, 'iy')],
  ['because', /\b(?:because of|because|due to|owing to|in order to|so that)\b|因为|由于|用于|为了/iy],
  ['until', /\b(?:until|untill|till|til|through|up to)\b|直到|截止到|截至|截止|为期|至/iy],
  ['to', /\b(?:into|onto|to)\b|加入|进入|使用|到/iy],
  ['for', /\bfor\b/iy],
  ['by', /\bby\b/iy],
];

/** Cuts a line at the words that announce a part. Where `hidden` is set nothing is cut: an address may well contain such a word. */
export const segmentsOf = (line: string, hidden: (at: number) => boolean): readonly Segment[] => {
  const cuts: { readonly about: About; readonly at: number; readonly after: number }[] = [
    { about: 'loose', at: 0, after: 0 },
  ];
  for (let at = 0; at < line.length; at += 1) {
    if (hidden(at)) continue;
    const found = markerAt(line, at);
    if (!found) continue;
    cuts.push(found);
    at = found.after - 1;
  }
  return cuts.map(({ about, at, after }, index) => {
    const end = cuts[index + 1]?.at ?? line.length;
    return { about, text: line.slice(after, end), whole: line.slice(at, end) };
  });
};

const markerAt = (line: string, at: number) => {
  for (const [about, pattern] of MARKERS) {
    pattern.lastIndex = at;
    const found = pattern.exec(line);
    if (found && found[0].length > 0) return { about, at, after: at + found[0].length };
  }
  return undefined;
};
