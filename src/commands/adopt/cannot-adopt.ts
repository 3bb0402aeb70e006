/** Why there is nothing to say, in words for whoever asked. */
export class CannotAdopt extends Error {}
