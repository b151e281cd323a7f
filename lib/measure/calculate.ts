import "server-only";
import { calculator } from "@/lib/server/threads/calculator";
import type { MeasureTasks } from "./thread";

export const calculate = calculator<MeasureTasks>("lib/measure/thread.ts");
