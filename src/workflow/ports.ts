/** What the workflow needs of the world. A port is named for a need, and its comment is the contract. */

export * from './ports/access.js';
export * from './ports/accounts.js';
export * from './ports/packages.js';
export * from './ports/stay.js';
export * from './ports/survey.js';
export * from './ports/directory.js';
export * from './ports/post.js';
export * from './ports/courier.js';
export * from './ports/people.js';
export * from './ports/emergencies.js';
export * from './ports/mailed.js';
export * from './ports/removals.js';
export * from './ports/store.js';
