const DIGITS = '零一二三四五六七八九';

/** A number below a hundred, in Chinese numerals or Arabic ones; 两 is two. Undefined where it is neither. */
export const chineseNumber = (text: string): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace('两', '二');
  if (/^[一二三四五六七八九]$/.test(plain)) return DIGITS.indexOf(plain);
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain);
  if (!tens) return undefined;
  return (tens[1] ? DIGITS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? DIGITS.indexOf(tens[2]) : 0);
};

const WORDS = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A small number in English words or in digits. */
export const englishNumber = (text: string): number | undefined => {
  if (/^\d+$/.test(text)) return Number(text);
  const at = WORDS.indexOf(text.toLowerCase() === 'an' ? 'a' : text.toLowerCase());
  return at < 0 ? undefined : Math.max(at, 1);
};
