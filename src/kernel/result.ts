/** What may be refused is a value: a person will read the refusal. Only a bug throws. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const failed = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** Says to the compiler that every case was handled, and to us, if it lied, which one was not. */
export const unreachable = (left: never): never => {
  throw new Error(`This case was not thought of: ${JSON.stringify(left)}`);
};
