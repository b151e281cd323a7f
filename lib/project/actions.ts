"use server";

import { actorAction, adminAction, projectAction } from "@/lib/auth/action";
import {
  deleteOwnAccountSchema,
  deleteUserSchema,
  nothingSchema,
  roleChangeSchema,
  userIdSchema,
} from "@/lib/people/schema";
import { archiveProject, deleteProject, restoreProject } from "./archive";
import { createProject } from "./commands";
import { changeRole, deleteOwnAccount, deleteUser, disableUser, removeMember } from "./leaving";
import { previewRemoval } from "./member-removal";
import { movePin } from "./move-pin";
import { breakSchema, createProjectSchema, deleteProjectSchema, movePinSchema, projectSettingsSchema } from "./schema";
import { changeBreak, changeSettings } from "./settings";

export const createProjectAction = actorAction("project.create", createProjectSchema, createProject);
export const movePinAction = projectAction("project.pin", "guideline:edit", movePinSchema, movePin);

export const archiveProjectAction = projectAction("project.archive", "project:end", nothingSchema, archiveProject);
export const restoreProjectAction = projectAction("project.restore", "project:end", nothingSchema, restoreProject);
export const deleteProjectAction = projectAction("project.delete", "project:end", deleteProjectSchema, deleteProject);

export const previewRemovalAction = projectAction(
  "member.preview-removal",
  "members:manage",
  userIdSchema,
  previewRemoval,
);
export const removeMemberAction = projectAction("member.remove", "members:manage", userIdSchema, removeMember);
export const changeRoleAction = projectAction("member.change", "members:manage", roleChangeSchema, changeRole);
export const disableUserAction = adminAction("user.disable", userIdSchema, disableUser);
export const deleteUserAction = adminAction("user.delete", deleteUserSchema, deleteUser);
export const deleteOwnAccountAction = actorAction("user.delete", deleteOwnAccountSchema, deleteOwnAccount);

export const changeSettingsAction = projectAction(
  "project.change",
  "project:manage",
  projectSettingsSchema,
  changeSettings,
);
export const changeBreakAction = projectAction("project.change", "project:manage", breakSchema, changeBreak);
