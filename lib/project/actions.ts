"use server";

import { actorAction, projectAction } from "@/lib/auth/action";
import { createProject } from "./commands";
import { movePin } from "./move-pin";
import { createProjectSchema, movePinSchema } from "./schema";

export const createProjectAction = actorAction("project.create", createProjectSchema, createProject);
export const movePinAction = projectAction("project.pin", "guideline:edit", movePinSchema, movePin);
