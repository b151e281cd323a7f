import { text } from "@/lib/input/schemas";

/** By what of their labels examples are told apart: who gave them, under which version, in which week, and what most of them say. */
export const LABEL_GROUPS = ["annotator", "version", "week", "label"] as const;
export type LabelGroups = (typeof LABEL_GROUPS)[number];

/** Examples that have labels on a criterion; of one group of them, where it is named. */
export interface Labelled {
  criterion: string;
  /** The version by which the criterion is meant, or all; the pinned one unless said. */
  version?: number | "all" | undefined;
  /** An annotator's id, a version's number, the Monday of a week, an answer as `ByLabels` names it. */
  group?: { by: LabelGroups; of: string } | undefined;
}

const WRITTEN = /^([^:@]{1,64})(?:@(all|[1-9]\d{0,8}))?(?::(annotator|version|week|label):(.+))?$/su;

/** Labels as an address writes them: `helpful`, `helpful@2`, `helpful:label:4`, `helpful@all:annotator:…`. */
export function writeLabelled({ criterion, version, group }: Labelled): string {
  return `${criterion}${version === undefined ? "" : `@${version}`}${group ? `:${group.by}:${group.of}` : ""}`;
}

/** The same read; undefined for what is not of that form. */
export function readLabelled(written: string): Labelled | undefined {
  const found = WRITTEN.exec(written);
  if (!found) return undefined;
  const [, criterion, version, by, of] = found;
  return {
    criterion: criterion!,
    ...(version !== undefined && { version: version === "all" ? "all" : Number(version) }),
    ...(of !== undefined && { group: { by: by as LabelGroups, of } }),
  };
}

export const labelledSchema = text(1200)
  .refine((one) => readLabelled(one) !== undefined, {
    error:
      "write a criterion, such as helpful or helpful@2, or with what is meant of it: helpful:label:4, helpful:week:2026-11-23",
  })
  .describe(
    "Only examples with labels of people on a criterion: its key, with @ and a version or all where it is not the pinned one; then, parted by colons, annotator and an id, version and a number, week and its Monday, or label and the answer of most",
  );
