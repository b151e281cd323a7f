"use server";

import { projectAction } from "@/lib/auth/action";
import { projectSettingsSchema } from "./schema";
import { changeSettings } from "./settings";

export const changeSettingsAction = projectAction(
  "project.change",
  "project:manage",
  projectSettingsSchema,
  changeSettings,
);
