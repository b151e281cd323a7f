import { z } from "zod";

/** What counts of each session, as it is written: labels up to a position, or up to a minute. */
export const sessionCutSchema = z
  .string()
  .regex(/^(position|minute)-[1-9]\d{0,3}$/, "write position-40 or minute-45")
  .describe("position-40: the first 40 labels of each session; minute-45: those of its first 45 minutes");

/** The same in numbers; named as the core names its cut-offs. */
export type SessionCut = { afterPosition: number } | { afterMinute: number };

export function sessionCut(written: string): SessionCut {
  const [by, number] = written.split("-");
  return by === "position" ? { afterPosition: Number(number) } : { afterMinute: Number(number) };
}

/** “the first 40 labels of each session” */
export function cutWords(written: string): string {
  const cut = sessionCut(written);
  const [n, noun] = "afterPosition" in cut ? [cut.afterPosition, "label"] : [cut.afterMinute, "minute"];
  return n === 1 ? `the first ${noun} of each session` : `the first ${n.toLocaleString("en")} ${noun}s of each session`;
}

/** What of each session can be asked for: what the project's rule says, and what is asked for already. */
export function cutOptions(rule: string | null, asked: string | undefined): { value: string; label: string }[] {
  return [
    ...(rule === null ? [] : [{ value: "rule", label: `By the rule: ${cutWords(rule)}` }]),
    ...(asked === undefined || asked === "rule" ? [] : [{ value: asked, label: `Only ${cutWords(asked)}` }]),
  ];
}
