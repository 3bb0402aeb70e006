/**
 * Why this can never be done as it stands. `text` is Microsoft's own sentence, for administrators; absent where
 * we found out ourselves: somebody else's account has the address as a further one, or went by it before; the account is
 * disabled, the stay was over before Microsoft could be asked, somebody who agreed has no open account any more, the rules have shut
 * the domain out since it was sent, there is no guest (any more) whose stay, sponsor or address could be changed; or, of a changed
 * address, another change came first, the guest was given more than was agreed to, or the address is another guest's by now.
 */
export type Refusal = {
  readonly kind:
    | 'address-refused'
    | 'domain-blocked'
    | 'colleague'
    | 'address-of-another'
    | 'cross-tenant'
    | 'disabled'
    | 'stay-over'
    | 'approver-gone'
    | 'shut-out'
    | 'no-such-guest'
    | 'moved-meanwhile'
    | 'given-more'
    | 'address-taken'
    | 'other';
  readonly text?: string;
};
