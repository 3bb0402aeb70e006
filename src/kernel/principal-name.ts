/** `ada_fabrikam.com#EXT#@contoso.onmicrosoft.com` was made of ada@fabrikam.com: a domain has no `_`, so the last one was the `@`. */
export const addressBehind = (principalName: string): string => {
  const [made, ...rest] = principalName.split(/#EXT#@/i);
  return rest.length === 0 ? principalName : (made ?? '').replace(/_(?=[^_]*$)/, '@');
};
