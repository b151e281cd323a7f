"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { settle, withdraw } from "./commands";
import { resolutionSchema } from "./schema";

export const settleAction = projectAction("resolution.settle", "resolve:write", resolutionSchema, settle);
export const withdrawAction = projectAction(
  "resolution.withdraw",
  "resolve:write",
  z.object({ id: z.uuid() }),
  withdraw,
);
