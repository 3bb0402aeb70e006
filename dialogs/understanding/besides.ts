/** Before a thing that comes to those that are known: "also Vendor Portal". */
export const BESIDES =
  /^(?:and|also|plus|as well as|还有|以及|另外|再加上?|加上)(?:\s+(?:to\s+)?|(?<=\p{Script=Han}))/iu;
