/** What each guest is given: a team, a group, a site and an application, by their keys in the sample of the rules. */
export const THINGS: readonly string[] = ['project-apollo', 'joint-audit', 'partner-workspace', 'time-sheets'];
