"use server";

import { projectAction } from "@/lib/auth/action";
import { userIdSchema } from "@/lib/people/schema";
import { previewRemoval, removeMember } from "./member-removal";

export const previewRemovalAction = projectAction(
  "member.preview-removal",
  "members:manage",
  userIdSchema,
  previewRemoval,
);
export const removeMemberAction = projectAction("member.remove", "members:manage", userIdSchema, removeMember);
