"use server";

import { projectAction } from "@/lib/auth/action";
import { exclude, include } from "./exclude";
import { excludeSchema, includeSchema } from "./schema";

export const excludeAction = projectAction("example.exclude", "release:write", excludeSchema, exclude);
export const includeAction = projectAction("example.include", "release:write", includeSchema, include);
