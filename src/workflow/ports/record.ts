/** What is done with the record besides adding to it (`Transaction.audit`, and whatever adds its entries itself). */
export interface RecordKeeping {
  /** Chains what was added since, in its order, as long as no other replica does; how many. */
  seal(now: Date): Promise<number>;
  /** Sends what is chained to where the settings want it besides, in its order, at least once. Throws where it did not arrive; it is sent again. */
  sendOn(now: Date): Promise<number>;
  /** Destroys up to `limit` guests who were removed, and nominations that ended, before this moment; returns how many. */
  forgetEnded(before: Date, limit: number): Promise<number>;
  /** Notes that these rules hold from now on, where the newest note says otherwise: replicas all see the same change. */
  rulesInForce(hash: string): Promise<void>;
}
