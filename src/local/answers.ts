import { z } from 'zod';
import type { Answer } from './edge.js';

/** What the routes answer by which one turns the tenant; Graph's own errors have shapes of their own. */
export const fine = (body: unknown = {}): Answer => ({ status: 200, body });

export const wrong = (problem: string | z.ZodError): Answer => ({
  status: 400,
  body: { error: { code: 'BadRequest', message: typeof problem === 'string' ? problem : z.prettifyError(problem) } },
});

export const missing = (what: string): Answer => ({
  status: 404,
  body: { error: { code: 'NotFound', message: what } },
});

export const nobody = (id: string): Answer => missing(`Nobody and nothing in the directory is ${id}.`);
