"use server";

import { z } from "zod";
import { projectAction } from "@/lib/auth/action";
import { findFacts } from "./commands";

export const findFactsAction = projectAction("facts.find", "release:write", z.object({}), findFacts);
