"use server";

import { projectAction } from "@/lib/auth/action";
import { createRelease } from "./commands";
import { releaseInputSchema } from "./schema";

export const createReleaseAction = projectAction("release.create", "release:write", releaseInputSchema, createRelease);
