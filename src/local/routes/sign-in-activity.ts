import type { Tenant } from '../tenant.js';
import { refuse, type Refusal, type RoutedCall } from './route.js';

/** Asks for when people signed in, which the permission to read users does not show. */
const asksForSignIns = ({ query }: RoutedCall): boolean =>
  ['$select', '$filter'].some((option) => query.get(option)?.includes('signInActivity'));

/** Why these people's sign-ins are not shown; undefined where they are, or were not asked for. */
export const hidesSignIns = (tenant: Tenant, call: RoutedCall): Refusal | undefined => {
  if (!asksForSignIns(call)) return undefined;
  const { premium } = tenant.settings();
  if (!call.granted.includes('AuditLog.Read.All'))
    return refuse(
      403,
      'Authentication_MSGraphPermissionMissing',
      'The principal does not have required Microsoft Graph permission(s): AuditLog.Read.All to call this API.',
    );
  return premium
    ? undefined
    : refuse(
        403,
        'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
        "Neither tenant is B2C or tenant doesn't have premium license",
      );
};
