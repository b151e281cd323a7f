"use server";

import { projectAction } from "@/lib/auth/action";
import { nothingSchema } from "@/lib/people/schema";
import { archiveProject, deleteProject, restoreProject } from "./archive";
import { deleteProjectSchema } from "./schema";

export const archiveProjectAction = projectAction("project.archive", "project:end", nothingSchema, archiveProject);
export const restoreProjectAction = projectAction("project.restore", "project:end", nothingSchema, restoreProject);
export const deleteProjectAction = projectAction("project.delete", "project:end", deleteProjectSchema, deleteProject);
