/** What each guest is given: a team, a group, a site, an application and an access package, by their keys in the sample of the rules. */
export const THINGS: readonly string[] = [
  'project-apollo',
  'joint-audit',
  'partner-workspace',
  'time-sheets',
  'contractor-kit',
];

/** Microsoft's id of the access package; in the local tenant somebody has to agree to it, as long as nobody changes that. */
export const PACKAGE = 'a3000000-0000-4000-8000-000000000002';
