import { objectIn, stringIn } from './route.js';

const LAST_ID = /\/v1\.0\/(?:directoryObjects|users|groups|appCatalogs\/teamsApps)(?:\/|\(')([^/()']+)(?:'\))?$/;

/** The id at the end of a reference such as `https://graph.microsoft.com/v1.0/users/{id}` or `…/users('{id}')`. */
export const idInReference = (reference: unknown): string | undefined => LAST_ID.exec(stringIn(reference) ?? '')?.[1];

/** The id a `$ref` request names. */
export const referenced = (body: unknown): string | undefined => idInReference(objectIn(body)?.['@odata.id']);
