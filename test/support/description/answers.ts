import { answerType, type Found } from './operations.js';
import { lacking, objectOf, queryOf, strictly, type Notes, type WitnessedExchange } from './notes.js';
import type { Required } from './required.js';

const WRAPPER = ['@odata.context', '@odata.count', '@odata.nextLink', '@odata.deltaLink', 'value'];
/** Not returned for whoever never signed in, says Microsoft's page on users. */
const MAY_BE_MISSING = ['signInActivity'];

const checkSuccess = (notes: Notes, found: Found, required: Required, exchange: WitnessedExchange): void => {
  const type = answerType(found.operation);
  const isEmpty = exchange.answer === undefined || exchange.answer === '';
  if (required.answer === 'nothing' || !type || exchange.status === 204) {
    if (!isEmpty) notes.problems.push('answer: must have no body');
    return;
  }
  const selected = (queryOf(exchange.query).get('$select') ?? '').split(',').filter((name) => name !== '');
  // @odata.type is no property one can select, and stays required: without it a directoryObject is not checked at all.
  const names =
    selected.length > 0 ? [...selected, ...required.answer.filter((name) => name === '@odata.type')] : required.answer;
  const check = (item: unknown, where: string): void => {
    if (type === 'strings') {
      if (typeof item !== 'string') notes.problems.push(`${where}: must be a string`);
      return;
    }
    strictly(notes, type.name, item, where);
    // Of whoever is removed a delta query tells the id, and no more.
    const isRemoved = objectOf(item)?.['@removed'] !== undefined;
    const expected = names.filter((name) => !MAY_BE_MISSING.includes(name));
    lacking(notes, isRemoved ? ['id'] : expected, item, where);
  };
  if (type !== 'strings' && !type.many) {
    check(exchange.answer, 'answer');
    return;
  }
  const wrapper = objectOf(exchange.answer);
  const items = wrapper?.['value'];
  if (!wrapper || !Array.isArray(items)) return void notes.problems.push('answer: must be a collection with a value');
  for (const name of Object.keys(wrapper))
    if (!WRAPPER.includes(name)) notes.problems.push(`answer: a collection has no ${name}`);
  if (wrapper['@odata.count'] !== undefined && !Number.isInteger(wrapper['@odata.count']))
    notes.problems.push('answer/@odata.count: must be a whole number');
  items.forEach((item, at) => check(item, `answer/value/${at}`));
};

const checkError = (notes: Notes, exchange: WitnessedExchange): void => {
  strictly(notes, 'microsoft.graph.ODataErrors.ODataError', exchange.answer, 'answer');
  const error = objectOf(objectOf(exchange.answer)?.['error']);
  lacking(notes, ['code', 'message', 'innerError'], error, 'answer/error');
  lacking(notes, ['date', 'request-id', 'client-request-id'], error?.['innerError'], 'answer/error/innerError');
};

export const checkAnswer = (notes: Notes, found: Found, required: Required, exchange: WitnessedExchange): void => {
  // Nothing, or a proxy's page: no answer of Graph's.
  if (exchange.status === 0 || exchange.answerHeaders?.['content-type']?.startsWith('text/html')) return;
  notes.validated += 1;
  if (exchange.status >= 400) checkError(notes, exchange);
  else checkSuccess(notes, found, required, exchange);
};
