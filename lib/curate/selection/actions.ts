"use server";

import { projectAction } from "@/lib/auth/action";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { endSelection, excludeMatching, saveSelection } from "./commands";
import { dropCheck, makeCheck } from "./make-check";
import {
  checkKeySchema,
  checkOfSelectionSchema,
  excludeMatchingSchema,
  saveSelectionSchema,
  selectionIdSchema,
} from "./schema";

type Curator = ProjectScope<"release:write">;
const reader = ({ actor, projectId }: Curator) => requireProject(actor, projectId, "release:write", "examples:read");

export const saveSelectionAction = projectAction(
  "selection.save",
  "release:write",
  saveSelectionSchema,
  async (scope, input) => saveSelection(await reader(scope), input),
);
export const excludeMatchingAction = projectAction(
  "selection.exclude",
  "release:write",
  excludeMatchingSchema,
  async (scope, input) => excludeMatching(await reader(scope), input),
);
export const endSelectionAction = projectAction(
  "selection.end",
  "release:write",
  selectionIdSchema,
  async (scope, input) => endSelection(await reader(scope), input),
);
export const makeCheckAction = projectAction("selection.check", "guideline:edit", checkOfSelectionSchema, makeCheck);
export const dropCheckAction = projectAction("selection.drop-check", "guideline:edit", checkKeySchema, dropCheck);
