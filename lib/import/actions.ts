"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { cancelJob } from "./job-commands";

export const cancelJobAction = projectAction("job.cancel", "examples:import", z.object({ jobId: z.uuid() }), cancelJob);
