"use server";

import { projectAction } from "@/lib/auth/action";
import { findTopicsSchema } from "./schema";
import { startTopics } from "./start";

export const startTopicsAction = projectAction("topics.find", "release:write", findTopicsSchema, startTopics);
