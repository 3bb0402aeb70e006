import type {
  AuditActivityInitiator,
  ConversationMember,
  DirectoryAudit,
  SignInActivity,
  User,
  UserIdentity,
} from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { personId } from '../kernel/ids.js';
import { text, wireObject, wireUser, type ShapeOf } from './shapes.js';

/** The parts of Microsoft's answers that a guest's stay is read from. */

export const wireStay = wireUser.extend({ sponsors: z.array(wireObject).nullish() } satisfies ShapeOf<User>);
export type WireStay = z.infer<typeof wireStay>;
export const wireStays = z.object({ value: z.array(wireStay), '@odata.nextLink': text });

/** As text: Microsoft writes "" and the year 1 for never. */
const signInShape = { lastSignInDateTime: text, lastSuccessfulSignInDateTime: text } satisfies ShapeOf<SignInActivity>;
export const wireSignIn = z.object({
  id: personId,
  signInActivity: z.object(signInShape).nullish(),
} satisfies ShapeOf<User>);
export type WireSignIn = z.infer<typeof wireSignIn>;
export const SIGN_IN_FIELDS = Object.keys(wireSignIn.shape);

const wireChange = z.object({ id: personId, userType: text } satisfies ShapeOf<User>).extend({
  '@removed': z.object({ reason: text }).nullish(),
});
export type WireChange = z.infer<typeof wireChange>;
export const wireChanges = z.object({
  value: z.array(wireChange),
  '@odata.nextLink': text,
  '@odata.deltaLink': text,
});

const initiatorShape = { id: text, displayName: text, userPrincipalName: text } satisfies ShapeOf<UserIdentity>;
const auditShape = {
  activityDateTime: z.coerce.date(),
  result: text,
  initiatedBy: z
    .object({ user: z.object(initiatorShape).nullish() } satisfies ShapeOf<AuditActivityInitiator>)
    .nullish(),
} satisfies ShapeOf<DirectoryAudit>;
export const wireAudits = z.object({ value: z.array(z.object(auditShape)) });

export const wireTeamMembers = z.object({
  value: z.array(z.object({ id: z.string().min(1) } satisfies ShapeOf<ConversationMember>).extend({ userId: text })),
});
