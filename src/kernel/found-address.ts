/** A stretch of a message that is an address, or was meant to be one: `text` is for `parseAddress`, which says what is wrong with it. */
type FoundAddress = {
  readonly text: string;
  /** Where it stands in the message, with its brackets, quotes and `mailto:`, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
};

/** Ends a word: whitespace, brackets, commas; not the apostrophes of o'brien, which must be seen to be refused. */
const STOP =
  /[\t-\r\u0085\p{Z},;:|<>()[\]"\u3001-\u303F\u00AB\u00BB\u201C-\u201F！＂（），：；＜＞？［］｛｜｝～]|(?!\p{ASCII})\p{Extended_Pictographic}/u;
/** Scripts written without spaces: an address may stand in the middle of a sentence. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;
const AT = /[@＠]/;

/** What pasting leaves around an address. A dot may only follow: before an address it would be part of it. */
const EDGE = `[\\p{Z}\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u3001-\\u303F\\u00AB\\u00BB\\u2018-\\u201F…"'\`<>()\\[\\]{},;:!?*~|！＂（），：；＜＞？［］｛｜｝～]`;
const BEFORE = new RegExp(`^${EDGE}+`, 'u');
const AFTER = new RegExp(`^(?:${EDGE}|\\.)$`, 'u');
const PAIRS = ['<>', '()', '[]', '""', "''", '“”', '‘’', '（）', '「」', '【】', '《》', '**', '``'];

/** An address without the punctuation it was pasted with. */
export const withoutEdges = (text: string): string => {
  const rest = Array.from(text.replace(BEFORE, ''));
  // Taken off one by one: a pattern for “all of these, up to the end” takes quadratic time on a long message.
  while (AFTER.test(rest.at(-1) ?? '')) rest.pop();
  return rest.join('');
};

const blank = (text: string): string => ' '.repeat(text.length);

/** Mentions, tags, entities and web addresses blanked out, each by as many spaces, so that positions stay true. */
const withoutMarkup = (text: string): string =>
  text
    .replace(/<at(?:\s[^<>]*)?>[^<>]*<\/at>/gi, blank)
    .replace(/<\/?(?:at|a|p|div|span|br|b|i|em|strong)(?=[\s/>])[^<>]*>/gi, blank)
    .replace(/&(?:nbsp|lt|gt|quot|apos|amp|#\d{1,6});/gi, blank)
    .replace(/https?:\/\/[^\s<>()]+/gi, blank);

const LINK = /\[([^[\]]*)\]\(\s*(?:([^()\s]+)\s*)?\)/g;

/** The address in a Markdown link: what people see, or else where it leads. Teams makes `[ada@x.com](mailto:ada@x.com)` of an address. */
const inLink = (label: string, target = ''): string | undefined => {
  if (AT.test(label)) return withoutEdges(label);
  return /^mailto:/i.test(target) ? withoutEdges(target.replace(/^mailto:/i, '').replace(/\?.*$/, '')) : undefined;
};

type Span = { start: number; end: number };

/** Every stretch around an “@” that could be meant as an address, in order; what touches is one. */
const spansAround = (text: string): Span[] => {
  const characters = Array.from(text);
  const kind = characters.map((it) =>
    AT.test(it) ? 'at' : STOP.test(it) ? 'stop' : UNSPACED.test(it) ? 'unspaced' : it === '.' ? 'dot' : 'other',
  );
  const spans: Span[] = [];
  for (let at = kind.indexOf('at'); at >= 0; at = kind.indexOf('at', at + 1)) {
    let start = at;
    while (kind[start - 1] === 'other' || kind[start - 1] === 'dot') start -= 1;
    // “邀请ada@…” begins at the Latin letter; “林薇@…” is an address that must be refused by name.
    if (start === at) while (kind[start - 1] === 'unspaced') start -= 1;
    let end = at + 1;
    // “…com到Apollo” ends at 到, where a label of the domain does not begin with it.
    for (; kind[end] === 'other' || kind[end] === 'dot' || kind[end] === 'unspaced'; end += 1) {
      if (kind[end] === 'unspaced' && kind[end - 1] === 'other') break;
      if (kind[end] === 'other' && kind[end - 1] === 'unspaced') break;
    }
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = end;
    else spans.push({ start, end });
  }
  const offsets = [0];
  for (const character of characters) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return spans.map(({ start, end }) => ({ start: offsets[start] ?? 0, end: offsets[end] ?? text.length }));
};

/** A span narrowed to the address itself, then widened over what encloses exactly that. */
const frame = (message: string, span: Span): FoundAddress => {
  const raw = message.slice(span.start, span.end);
  const isLink = message.slice(Math.max(0, span.start - 7), span.start).toLowerCase() === 'mailto:';
  const text = withoutEdges(isLink ? raw.replace(/\?.*$/, '') : raw).replace(/['’]s$/, '');
  let start = span.start + raw.indexOf(text);
  let end = start + text.length;
  if (isLink) [start, end] = [span.start - 7, span.end];
  while (start > 0 && PAIRS.includes(`${message[start - 1]}${message[end]}`)) {
    start -= 1;
    end += 1;
  }
  return { text, start, end };
};

/** “@Guestlist” and “meet @ five” are no addresses; “bob@” and “@fabrikam.com” were meant to be. */
const wasMeant = ({ text }: FoundAddress): boolean =>
  /[^@＠]/.test(text) && (!/^[@＠]/.test(text) || /[.．]/.test(text));

/** The addresses in a message, faulty ones too, in the order in which they stand there. Understands Teams' mentions and links. */
export const findAddresses = (message: string): readonly FoundAddress[] => {
  const links: FoundAddress[] = [];
  const plain = withoutMarkup(
    message.replace(LINK, (whole: string, label: string, target: string | undefined, start: number) => {
      const text = inLink(label, target);
      if (text === undefined) return whole;
      links.push({ text, start, end: start + whole.length });
      return blank(whole);
    }),
  );
  const found = spansAround(plain).map((span) => frame(message, span));
  return [...links, ...found.filter(wasMeant)].sort((one, other) => one.start - other.start);
};
