import type { ChangeKind } from "./changes/schema";
import type { GuidelineContent } from "./schema";

/** What queries answer and pages show: plain data, times in ISO 8601. */

export interface GuidelineRow {
  id: string;
  name: string;
  /** The latest published version; null while there is none. */
  version: { number: number; hash: string; publishedAt: string } | null;
  /** Projects, not archived, that are pinned to any of its versions. */
  projects: number;
  canEdit: boolean;
}

export interface Draft {
  name: string;
  content: GuidelineContent;
  revision: number;
  savedAt: string;
  savedBy: string | null;
}

export interface VersionSummary {
  number: number;
  hash: string;
  note: string;
  changes: Record<string, ChangeKind>;
  criteria: number;
  publishedAt: string;
  publishedBy: string | null;
  retiredAt: string | null;
}

export interface Version extends Omit<VersionSummary, "criteria"> {
  guidelineId: string;
  name: string;
  content: GuidelineContent;
}

/** A project that runs a guideline. */
export interface Consumer {
  id: string;
  name: string;
  purpose: "annotation" | "evaluation";
  /** Number of the pinned version. */
  version: number;
  isLead: boolean;
  /** The labels that stand under each version, versions ascending; those of AI judges count. */
  labels: { version: number; labels: number }[];
  lastLabelAt: string | null;
}

/** Where a guideline is used. */
export interface Consumers {
  /** Projects that run it and that the actor is a member of. */
  projects: Consumer[];
  /** How many other projects run it. */
  otherProjects: number;
  /** These by the version that they run, newest first. */
  others: { version: number; projects: number }[];
}

export interface GuidelineDetail extends Consumers {
  id: string;
  name: string;
  canEdit: boolean;
  /** Newest first. */
  versions: VersionSummary[];
}

/** A guideline with the versions that a project can be pinned to, newest first; there is at least one. */
export interface GuidelineChoice {
  id: string;
  name: string;
  versions: { number: number; hash: string }[];
}

/** A project that runs a guideline, and how many labels count for its version, by criterion; criteria without labels are left out. */
export interface LabelCounts {
  id: string;
  /** Null for a project that its reader is no member of. */
  name: string | null;
  /** Number of the pinned version. */
  version: number;
  criteria: Record<string, { judgments: number; people: number; examples: number }>;
}
