"use server";

import { ok } from "@/lib/server/errors";
import { actorAction, adminAction, projectAction, visitorAction } from "../auth/action";
import { acceptInvitation } from "./accept-invitation";
import { changeName, changePassword, endOtherSignIns, endSignIn } from "./account-commands";
import { checkInstanceAudit, checkProjectAudit } from "./audit-queries";
import {
  inviteToInstance,
  issueResetLink,
  revokeInstanceInvitation,
  revokeProjectInvitation,
} from "./invitation-commands";
import { addMember } from "./member-commands";
import * as schema from "./schema";
import { nothingSchema } from "./schema";
import { makeToken, revokeToken } from "./token-commands";
import { enableUser, setInstanceRole } from "./user-commands";

export const acceptInvitationAction = visitorAction("invitation.accept", schema.acceptSchema, acceptInvitation);

export const changeNameAction = actorAction("user.rename", schema.nameChangeSchema, changeName);
export const changePasswordAction = actorAction("password.change", schema.passwordChangeSchema, changePassword);
export const endSignInAction = actorAction("sign-in.end", schema.idSchema, endSignIn);
export const endOtherSignInsAction = actorAction("sign-in.end-others", schema.nothingSchema, endOtherSignIns);
export const makeTokenAction = actorAction("token.create", schema.tokenSchema, makeToken);
export const revokeTokenAction = actorAction("token.revoke", schema.idSchema, revokeToken);

export const addMemberAction = projectAction("member.add", "members:manage", schema.memberSchema, addMember);
export const revokeInvitationAction = projectAction(
  "invitation.revoke",
  "members:manage",
  schema.idSchema,
  revokeProjectInvitation,
);

export const inviteToInstanceAction = adminAction(
  "invitation.create",
  schema.instanceInvitationSchema,
  inviteToInstance,
);
export const revokeInstanceInvitationAction = adminAction(
  "invitation.revoke",
  schema.idSchema,
  revokeInstanceInvitation,
);
export const issueResetLinkAction = adminAction("password.link", schema.userIdSchema, issueResetLink);
export const enableUserAction = adminAction("user.enable", schema.userIdSchema, enableUser);
export const setInstanceRoleAction = adminAction("user.role", schema.instanceRoleSchema, setInstanceRole);

export const checkInstanceAuditAction = adminAction("audit.check", nothingSchema, async (scope) =>
  ok(await checkInstanceAudit(scope)),
);
export const checkProjectAuditAction = projectAction("audit.check", "audit:read", nothingSchema, async (scope) =>
  ok(await checkProjectAudit(scope)),
);
