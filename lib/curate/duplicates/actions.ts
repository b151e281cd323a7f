"use server";

import { projectAction } from "@/lib/auth/action";
import { excludeMembers, includeMembers } from "./exclude-members";
import { apartSchema, findDuplicatesSchema, keepSchema, membersSchema } from "./schema";
import { startDuplicates } from "./start";
import { keepExample, tellApart } from "./verdicts";

export const startDuplicatesAction = projectAction(
  "duplicates.find",
  "release:write",
  findDuplicatesSchema,
  startDuplicates,
);
export const keepExampleAction = projectAction("duplicates.keep", "release:write", keepSchema, keepExample);
export const tellApartAction = projectAction("duplicates.apart", "release:write", apartSchema, tellApart);
export const excludeMembersAction = projectAction("duplicates.exclude", "release:write", membersSchema, excludeMembers);
export const includeMembersAction = projectAction("duplicates.include", "release:write", membersSchema, includeMembers);
