"use server";

import { projectAction } from "@/lib/auth/action";
import { releaseInputSchema } from "./schema";
import { startRelease } from "./start-release";

export const startReleaseAction = projectAction("release.start", "release:write", releaseInputSchema, startRelease);
