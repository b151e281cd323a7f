import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";

/** The states. Each has a colour, a sign and words; colour alone never tells. */
export type Tone = "good" | "warn" | "bad" | "info";

export const TONE_ICONS: Record<Tone, LucideIcon> = {
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
  info: Info,
};

export const TONE_TEXT: Record<Tone, string> = {
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
  info: "text-info",
};

export const TONE_EDGE: Record<Tone, string> = {
  good: "border-good",
  warn: "border-warn",
  bad: "border-bad",
  info: "border-info",
};

export const TONE_WASH: Record<Tone, string> = {
  good: "bg-good-wash",
  warn: "bg-warn-wash",
  bad: "bg-bad-wash",
  info: "bg-info-wash",
};
