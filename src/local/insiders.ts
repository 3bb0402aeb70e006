import { COMPANY_NAME, DOMAIN } from './company.js';
import { blankUser, type UserProperties, type UserRecord } from './records.js';

/** An account of the company's own. The first word of the name is the given name. */
export const insiderRecord = (
  id: string,
  name: string,
  alias: string,
  more: Partial<UserProperties> = {},
): UserRecord => {
  const [givenName, surname] = name.split(' ');
  const address = `${alias}@${DOMAIN}`;
  return {
    properties: {
      ...blankUser,
      id,
      displayName: name,
      ...(givenName && { givenName }),
      ...(surname && { surname }),
      mail: address,
      mailNickname: alias,
      userPrincipalName: address,
      proxyAddresses: [`SMTP:${address}`],
      companyName: COMPANY_NAME,
      ...more,
    },
    sponsorIds: [],
    everywhereFrom: 0,
  };
};
