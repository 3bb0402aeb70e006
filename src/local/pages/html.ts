/** Markup whose parts are safe: made by `html` alone. */
export type Html = { readonly html: string };

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** Text put into a page is text: everything between the quotes is escaped unless `html` made it. */
export const html = (parts: TemplateStringsArray, ...values: readonly (string | Html)[]): Html => ({
  html: parts.reduce((page, part, n) => {
    const value = values[n - 1] ?? '';
    return page + (typeof value === 'string' ? escaped(value) : value.html) + part;
  }),
});
