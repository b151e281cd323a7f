"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { cancelJob } from "./cancel";

export const cancelJobAction = projectAction("job.cancel", "jobs:read", z.object({ jobId: z.uuid() }), cancelJob);
