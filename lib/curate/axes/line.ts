import type { Estimate } from "@/lib/core/estimate";
import type { VersionRef } from "@/lib/guideline/version-ref";
import type { Quality } from "../readings/schema";

export const AXES = ["quality", "coverage", "quantity"] as const;
export type Axis = (typeof AXES)[number];

/**
 * How a line stands. `weak`: its figure is past the bound, and no chance of a sample explains it. `look`: something is there, or the figure
 * may be past the bound. `unknown`: nobody looked yet, or not since examples came. `told`: there is no bound for it.
 */
export const STATES = ["weak", "look", "unknown", "sound", "told"] as const;
export type State = (typeof STATES)[number];

/** What one line is about. */
export const ABOUT = [
  "duplicates",
  "agreement",
  "disputed",
  "contamination",
  "odd-source",
  "check",
  "quality",
  "sources",
  "languages",
  "kinds",
  "licences",
  "tasks",
  "examples",
  "labelled",
  "tokens",
  "labels",
] as const;
export type About = (typeof ABOUT)[number];

/** Where the figure comes from, and where it is mended. */
export type From =
  | { page: "duplicates" | "contamination" | "inspect" | "examples" | "assign" }
  | { page: "read"; reading: string | null }
  | { page: "checks"; check: string }
  | { page: "agreement"; criterion: string }
  | { page: "decisions"; criterion: string }
  | { page: "fact"; fact: string };

/** A version whose labels, or whose words, a figure rests on. */
export type Stamp = Pick<VersionRef, "number" | "hash">;

export type Figure =
  | { is: "estimate"; of: "share" | "precision" | "alpha"; estimate: Estimate; versions: Stamp[] }
  | { is: "share"; part: number; of: number }
  | { is: "count"; count: number }
  | { is: "none" };

export interface Line {
  axis: Axis;
  about: About;
  state: State;
  figure: Figure;
  /** The quality that it is about; null of lines that are about none of the six. */
  quality: Quality | null;
  /** What it names: the criterion, the source, the check, the most frequent value; null where nothing is named. */
  name: string | null;
  /** Of coverage how many different values there are; null of all else. */
  different: number | null;
  from: From;
}
