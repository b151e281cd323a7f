import "server-only";
import { calculator } from "@/lib/server/threads/calculator";
import type { EvaluateTasks } from "../thread";

export const calculate = calculator<EvaluateTasks>("lib/evaluate/thread.ts");
