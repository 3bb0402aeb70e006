import type { Log } from '../kernel/log.js';
import type { GraphError } from './errors.js';

/** What Microsoft's sentences mean where a status says too little. */

export const ALREADY = /already exist|already (a|an)? ?member|conflict/i;
/** How a new account shows that it has not arrived everywhere: 404, or 400 with one of these. */
export const NOT_YET = /Not a valid reference update|Directory_ObjectNotFound|Request_ResourceNotFound|does not exist/i;

/** Administrators find the permission that is missing in the log. */
export const notPermitted = (error: GraphError, log: Log): 'not-permitted' => {
  log.warn(`Access could not be given. ${error.message}`, { code: error.code ?? '', status: error.status });
  return 'not-permitted';
};
