import { z } from "zod";
import type { CutOff } from "@/lib/core/fatigue/what-if";

/** What stays of each session: labels up to a position, or up to a minute. */
export const cutSchema = z
  .string()
  .regex(/^(position|minute)-[1-9]\d{0,3}$/, "write position-40 or minute-45")
  .describe("position-40: the first 40 labels of each session; minute-45: those of its first 45 minutes");

/** The same as numbers. */
export function cutOff(cut: string): CutOff {
  const [by, number] = cut.split("-");
  return by === "position" ? { afterPosition: Number(number) } : { afterMinute: Number(number) };
}
