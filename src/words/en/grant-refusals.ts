/** Why something was not given, after the name of the thing: what is so, and who can change it. */
export const grantRefusals = {
  'no-guests': 'its settings keep guests out. Its owners can change that.',
  gone: 'it no longer exists. The Guestlist administrators know; nominate for something else.',
  dynamic:
    'its members are chosen by a rule, so nobody can be added by hand. Whoever looks after that rule can change it.',
  synchronised:
    'its members come from a directory on-premises, so no guest can be added here. Whoever looks after that directory can change it.',
  'role-assignable':
    "it can carry administrators' roles, so no guest is added to it by this way. An administrator of our tenant can give it.",
  unchecked:
    'Guestlist may not look up whether it keeps guests out. The Guestlist administrators know, and can allow that.',
  'not-permitted': 'Guestlist lacks the permission to give it. The Guestlist administrators know, and can grant that.',
  full: 'it has as many members as Microsoft allows. Its owners can make room.',
  disabled: 'nobody can sign in to it: it is switched off. The administrators of our tenant can change that.',
  'role-gone':
    'the role no longer exists there, or is not for people. The Guestlist administrators know, and can name another.',
  'not-admitted': 'it is not for guests of this company. Whoever looks after it can admit them.',
  denied: 'those who approve it in Microsoft Entra said no. Whoever looks after it knows why.',
  'not-delivered':
    'Microsoft Entra could not deliver it. Nominate once more to have it tried again, or ask whoever looks after it.',
  canceled: 'the request for it was cancelled in Microsoft Entra. Nominate once more to have it tried again.',
  'never-ready': 'Microsoft did not get the new account ready in time. Nominate once more to have it tried again.',
};
