/** How far something that we follow has come. */
export interface Watches {
  /** Takes a look that is due, and puts the next one off until then; undefined: none is due, or another replica took it. */
  take(name: string, now: Date, next: Date): Promise<{ readonly mark?: string } | undefined>;
  keep(name: string, mark: string): Promise<void>;
  /** Of one that was taken: the next look is due then, and not when it was taken for. */
  putOff(name: string, next: Date): Promise<void>;
}
