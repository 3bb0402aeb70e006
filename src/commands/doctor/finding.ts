/** One thing the doctor looked at. What is not fine says why it matters and what to do. */
export type Finding = { readonly about: string; readonly what: string } & (
  | { readonly verdict: 'fine' }
  | { readonly verdict: 'notice' | 'broken'; readonly why: string; readonly remedy: string }
);

export const fine = (about: string, what: string): Finding => ({ about, what, verdict: 'fine' });

/** Works, but worth knowing. */
export const notice = (about: string, what: string, why: string, remedy: string): Finding => ({
  about,
  what,
  verdict: 'notice',
  why,
  remedy,
});

/** Something the bot does will not work. */
export const broken = (about: string, what: string, why: string, remedy: string): Finding => ({
  about,
  what,
  verdict: 'broken',
  why,
  remedy,
});

const MARKS = { fine: '✓', notice: '!', broken: '✗' } as const;

/** For a terminal: by subject, in the order looked at, and the sum at the end. */
export const describeFindings = (findings: readonly Finding[]): string => {
  const subjects = [...new Set(findings.map(({ about }) => about))];
  const blocks = subjects.map((subject) =>
    [subject, ...findings.filter(({ about }) => about === subject).map(describeFinding)].join('\n'),
  );
  const count = (verdict: Finding['verdict']): number => findings.filter((one) => one.verdict === verdict).length;
  const sum = `${count('fine')} fine, ${count('notice')} to know, ${count('broken')} broken`;
  return [...blocks, sum].join('\n\n');
};

const describeFinding = (finding: Finding): string => {
  const line = `  ${MARKS[finding.verdict]} ${finding.what}`;
  return finding.verdict === 'fine' ? line : `${line}\n      ${finding.why}\n      → ${finding.remedy}`;
};

/** The first line of an error's text; for errors whose texts are written for people. */
export const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
