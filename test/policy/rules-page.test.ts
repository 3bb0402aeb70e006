import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import type { Stage, WorkingTime } from '../../src/policy/policy.js';
import { readPolicy } from '../../src/policy/read.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { workedUntil } from '../../src/policy/working-time.js';
import { withLines } from './good-policy.js';

/** docs/rules.md counts the days of one nomination; here, that it counts them as the clock does. */

const PAGE = readFileSync('docs/rules.md', 'utf8');
const ZONE = 'Europe/Berlin';

/** The piece of a rules file on the page that begins with this field. */
const shown = (field: string): string => {
  const [, text = ''] = new RegExp(`\`\`\`yaml\\n(${field}:[^]*?)\`\`\``).exec(PAGE) ?? [];
  return text;
};
const indented = (text: string): string => text.replace(/^/gm, '    ').trimEnd();

const onThePage = (): { readonly stage: Stage; readonly working: WorkingTime } => {
  const text = withLines({
    8: `${shown('approvers')}guests:`,
    26: indented(shown('approval')),
    27: '',
    28: '',
    29: '',
  });
  const policy = readPolicy(text, 'policy.yaml');
  assert(policy.ok, JSON.stringify(policy.ok || policy.error));
  const [, rule] = policy.value.rules;
  assert(rule && !rule.refuse);
  const [stage] = rule.stages;
  assert(stage);
  return { stage, working: policy.value.approvers.working };
};

const at = (day: number, time: string): Date => DateTime.fromISO(`2027-05-0${day}T${time}`, { zone: ZONE }).toJSDate();
const said = (moment: Date): string =>
  DateTime.fromJSDate(moment, { zone: ZONE }).setLocale('en').toFormat('ccc d LLL, HH:mm');

describe('the page on rules', () => {
  it('shows pieces of a file that can be used', () => {
    const { stage, working } = onThePage();
    assert.deepEqual(working, { days: [1, 2, 3, 4, 5], quiet: { from: 1140, to: 480 } });
    assert.deepEqual(
      stage.sources.map(({ from }) => from),
      ['owners', 'manager', 'administrators'],
    );
    assert.deepEqual(Object.keys(parse(shown('approval')) as object), ['approval']);
  });

  it('has the usual times of a stay, and every field of them', () => {
    const policy = readPolicy(withLines({ 8: `${shown('stays')}guests:` }), 'policy.yaml');
    assert(policy.ok, JSON.stringify(policy.ok || policy.error));
    assert.deepEqual(
      [policy.value.stays, policy.value.found, policy.value.forgetAfter],
      [USUAL_STAYS, 'ignore', undefined],
    );
    const { stays } = parse(shown('stays')) as { readonly stays: Readonly<Record<string, string>> };
    assert.deepEqual(Object.keys(stays), [
      ...Object.keys(USUAL_STAYS),
      'found',
      'forget',
      'removalsPerDay',
      'stopsPerDay',
    ]);
    for (const [field, usual] of Object.entries(stays))
      assert.match(PAGE, new RegExp(`^\\| \`${field}\` +\\| .* \\| ${usual} +\\|$`, 'm'), field);
  });

  it('counts the days as the clock does', () => {
    const { stage, working } = onThePage();
    const { within, remindAfter = 0, alternatesAfter = 0 } = stage;
    const after = (start: Date, duration: number): Date => workedUntil(start, duration, { zone: ZONE, working });
    const sent = at(6, '16:00');
    const reminded = after(sent, remindAfter);
    const rows = [sent, reminded, after(sent, alternatesAfter), after(sent, within)].map(said);
    assert.deepEqual(rows, ['Thu 6 May, 16:00', 'Fri 7 May, 16:00', 'Mon 10 May, 16:00', 'Tue 11 May, 16:00']);
    for (const row of rows) assert(PAGE.includes(`| ${row.padEnd(17)} |`), row);
    assert.equal(said(after(reminded, remindAfter)), rows[2], 'reminded again when the next are asked');
  });

  it('has the night and the question right', () => {
    const { stage, working } = onThePage();
    const calendar = { zone: ZONE, working };
    const late = said(workedUntil(at(6, '20:30'), stage.remindAfter ?? 0, calendar));
    const asked = { from: at(7, '10:00'), to: DateTime.fromISO('2027-05-10T11:00', { zone: ZONE }).toJSDate() };
    const end = said(workedUntil(at(6, '16:00'), stage.within, calendar, [asked]));
    assert.deepEqual([late, end], ['Mon 10 May, 08:00', 'Wed 12 May, 17:00']);
    for (const moment of [late, end]) assert(PAGE.replaceAll('\n', ' ').includes(moment), moment);
  });
});
