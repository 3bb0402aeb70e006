import { refuse, type Call, type Refusal, type Route } from './route.js';

const segmentsOf = (path: string): readonly string[] | undefined => {
  try {
    return path.replaceAll('/microsoft.graph.', '/graph.').split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
};

/** `name(argument=:argument)`, as in `find(domainName='contoso.com')`; OData doubles a quote inside one. Of `name()` the brackets may be left out. */
const matchCall = (part: string, segment: string): Record<string, string> | undefined => {
  if (part.endsWith('()')) return [part, part.slice(0, -2)].includes(segment.toLowerCase()) ? {} : undefined;
  const [, wanted, name] = /^(\w+)\(\w+=:(\w+)\)$/.exec(part) ?? [];
  const [, called, argument, value] = /^(\w+)\((\w+)='(.*)'\)$/.exec(segment) ?? [];
  const fits = wanted !== undefined && called?.toLowerCase() === wanted.toLowerCase() && argument === name;
  return fits && name !== undefined && value !== undefined ? { [name]: value.replaceAll("''", "'") } : undefined;
};

const match = (pattern: string, segments: readonly string[]): Record<string, string> | undefined => {
  const wanted = pattern.split('/').slice(1);
  if (wanted.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':') && segment !== '' && !segment.startsWith('$')) params[part.slice(1)] = segment;
    else if (part.endsWith(')')) {
      const argument = matchCall(part, segment);
      if (!argument) return undefined;
      Object.assign(params, argument);
    } else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
};

/** The route of a call; a path that nobody has is 404, a method that nobody has there 405. */
export const findRoute = (
  routes: readonly Route[],
  call: Call,
): { readonly route: Route; readonly params: Record<string, string> } | Refusal => {
  const segments = segmentsOf(call.path);
  if (!segments) return refuse(400, 'BadRequest', 'Bad Request - Error in query syntax.');
  // A fixed word goes before a name: /groups/{id}/members/$ref is no person called $ref.
  const there = routes.flatMap((route) => {
    const params = match(route.path, segments);
    return params ? [{ route, params }] : [];
  });
  const found = there.find(({ route }) => route.method === call.method);
  if (found) return found;
  if (there.length > 0)
    return refuse(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  return refuse(404, 'ResourceNotFound', `Resource not found for the segment '${segments[0] ?? ''}'.`);
};
