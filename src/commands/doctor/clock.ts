import { MINUTE, SECOND } from '../../kernel/clock.js';
import { broken, fine, notice, type Finding } from './finding.js';

const ABOUT = 'Clock';

/** Microsoft refuses tokens that seem to come from another time; five minutes is what it lets pass. */
const TOO_FAR = 5 * MINUTE;
const NOTABLE = 30 * SECOND;

/** Compares this machine's clock with the Date header of Microsoft Graph's answer, whichever answer that is. */
export const checkClock = async (
  graphBaseUrl: string,
  mode: 'local' | 'teams',
  now = Date.now,
): Promise<{ readonly reached: boolean; readonly findings: Finding[] }> => {
  let date: string | null;
  try {
    const answer = await fetch(`${graphBaseUrl}/v1.0/`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(10 * SECOND),
    });
    date = answer.headers.get('date');
    await answer.body?.cancel();
  } catch {
    return { reached: false, findings: [unreached(graphBaseUrl, mode)] };
  }
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs))
    return { reached: true, findings: [fine(ABOUT, 'Microsoft Graph answers, but named no time to compare with.')] };
  return { reached: true, findings: [compare(now() - theirs)] };
};

const unreached = (graphBaseUrl: string, mode: 'local' | 'teams'): Finding =>
  mode === 'local'
    ? broken(
        'Microsoft Graph',
        `No local tenant answers at ${graphBaseUrl}.`,
        'In local mode it stands in for Microsoft; nothing else can be looked at without it.',
        'Start it in another terminal, with npm start or npm run local-tenant, and run the doctor again.',
      )
    : broken(
        'Microsoft Graph',
        `${graphBaseUrl} cannot be reached from here.`,
        'No guest can be invited, and nobody looked up.',
        'Let this machine reach it over https; check its name resolution, firewall and proxy.',
      );

/** `ahead`: milliseconds by which this machine is ahead; negative where it is behind. */
const compare = (ahead: number): Finding => {
  const seconds = Math.round(Math.abs(ahead) / SECOND);
  const what = `This machine's clock is ${seconds} seconds ${ahead > 0 ? 'ahead of' : 'behind'} Graph's.`;
  const remedy = 'Let the machine take its time from a time server (timedatectl set-ntp true).';
  if (Math.abs(ahead) > TOO_FAR) return broken(ABOUT, what, 'Tokens are refused from five minutes on.', remedy);
  if (Math.abs(ahead) > NOTABLE)
    return notice(ABOUT, what, 'Tokens are refused from five minutes on, and times on cards are off.', remedy);
  return fine(ABOUT, "This machine's clock agrees with Graph's.");
};
