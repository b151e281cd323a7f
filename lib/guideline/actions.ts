"use server";

import { z } from "zod";
import { actorAction, guidelineAction, projectAction } from "@/lib/auth/action";
import { createGuideline } from "./commands/create-guideline";
import { importGuideline } from "./commands/import-guideline";
import { publish } from "./commands/publish";
import { retireVersion } from "./commands/retire";
import { renameGuideline, saveDraft } from "./commands/save-draft";
import { saveDraftSchema } from "./draft";
import { findExamplesSchema } from "./example-sources";
import { createGuidelineSchema, importGuidelineSchema, publishSchema, renameGuidelineSchema } from "./inputs";
import { findExamples } from "./queries/example-sources";

export const createGuidelineAction = actorAction("guideline.create", createGuidelineSchema, createGuideline);
export const importGuidelineAction = actorAction("guideline.import", importGuidelineSchema, importGuideline);
export const saveDraftAction = guidelineAction("guideline.save-draft", saveDraftSchema, saveDraft);
export const renameGuidelineAction = guidelineAction("guideline.rename", renameGuidelineSchema, renameGuideline);
export const publishAction = guidelineAction("guideline.publish", publishSchema, publish);
export const retireVersionAction = guidelineAction("guideline.retire", z.object({ number: z.int() }), retireVersion);
export const findExamplesAction = projectAction(
  "guideline.find-examples",
  "examples:read",
  findExamplesSchema,
  findExamples,
);
