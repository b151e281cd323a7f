"use server";

import { projectAction } from "@/lib/auth/action";
import { liftSeeds, markSeeds } from "./commands";
import { markSeedsSchema, seedSelectionSchema } from "./schema";

export const markSeedsAction = projectAction("seed.mark", "release:write", markSeedsSchema, markSeeds);
export const liftSeedsAction = projectAction("seed.lift", "release:write", seedSelectionSchema, liftSeeds);
