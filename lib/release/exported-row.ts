import { type Decision, decide, decidedValues } from "@/lib/curate/decide";
import { type Standing, standingOn } from "@/lib/curate/standing";
import type { Example } from "@/lib/formats/example";
import type { AnswerValue } from "@/lib/guideline/schema";
import type {
  ExportedExample,
  ExportedLabel,
  ExportedResolution,
  ExportedVersion,
} from "@/lib/release/formats/exported";
import { type BetterResponse, betterResponse, type GivenText } from "./better-response";
import type { ExportPlan } from "./plan";

/** One label as the database sends it: a list is shorter than names repeated a million times. Times in milliseconds since 1970. */
export type RawLabel = [
  id: number,
  annotatorId: string,
  versionId: string,
  criterion: string,
  value: AnswerValue | null,
  valueKey: string | null,
  submittedAt: number,
  activeMs: number | null,
  wallMs: number | null,
  session: string | null,
  position: number | null,
  revision: number,
  pass: number,
  comment: string | null,
  /** Whether it was given in the time and the round that the filter names. */
  isAsked: boolean,
];

export type RawResolution = [
  criterion: string,
  value: AnswerValue | null,
  distribution: Record<string, number> | null,
  method: string,
  reason: string,
  note: string,
  author: string | null,
  guidelineVersion: number,
  createdAt: number,
  /** Whether labels changed after it was made. */
  isChanged: boolean,
  /** The importer's id of the example about which it was decided, where that is another. */
  inheritedFrom?: string | null,
];

export interface RawExample {
  externalId: string;
  kind: string;
  content: Record<string, unknown>;
  slices: Record<string, unknown>;
  provenance: Record<string, unknown>;
  isExcluded: boolean;
  isSeed: boolean;
  labels: RawLabel[] | null;
  resolutions: RawResolution[] | null;
}

/** What the ids in labels stand for. */
export interface Names {
  annotators: ReadonlyMap<string, { key: string; isModel: boolean }>;
  versions: ReadonlyMap<string, ExportedVersion>;
  sinceOf: SinceOf;
  /** Whether a criterion of a version is a ranking. */
  isRanking: (versionId: string, criterion: string) => boolean;
}

export interface StoredExample {
  row: ExportedExample;
  isExcluded: boolean;
  isSeed: boolean;
  decisions: Record<string, Decision>;
  /** Of every criterion that was read, also of those that do not go out. */
  standingOn: (criterion: string) => Standing;
  /** What a person wrote in the place of the response; null where nobody did, or several did and differ. */
  better: BetterResponse | null;
  /** How many of its resolutions were made before a label changed. */
  changedAfterSettling: number;
}

/**
 * An example as it leaves the house, from what the database holds of it. What is current is found before times are compared. Repeats
 * and answers that were taken back, changed or superseded are left out unless every revision is asked for; they never decide anything.
 * What only conditions or people's responses rest on decides, but does not go out itself.
 */
export function toExported(
  raw: RawExample,
  names: Names,
  { query: { revisions, showing }, filter, rewriting }: Pick<ExportPlan, "query" | "filter" | "rewriting">,
): StoredExample {
  const labels: ExportedLabel[] = [];
  const given: GivenText[] = [];
  const only = filter.criterion?.key;
  const goesOut = (criterion: string) => only === undefined || criterion === only;
  for (const { label: one, isCurrent } of markCurrent(raw.labels ?? [], names.sinceOf)) {
    if (!one[14]) continue;
    const label = toLabel(one, names);
    const { value } = label;
    const isShown = showing === "repeat" ? label.pass > 0 : label.pass === 0;
    const stands = isCurrent && value !== null && isShown;
    if (goesOut(label.criterion) && (stands || (revisions === "all" && (showing === undefined || isShown))))
      labels.push(label);
    if (stands && label.pass === 0 && !label.isModel) {
      const since = names.sinceOf(one[2], one[3]);
      given.push({ label, deciding: { criterion: label.criterion, value, valueKey: one[5], since } });
    }
  }
  const settled = Object.fromEntries((raw.resolutions ?? []).map(toResolution).sort(([a], [b]) => (a < b ? -1 : 1)));
  const resolutions = Object.fromEntries(Object.entries(settled).filter(([criterion]) => goesOut(criterion)));
  const deciding = given.map((one) => one.deciding);
  const decisions = decide(
    deciding.filter(({ criterion }) => goesOut(criterion)),
    resolutions,
  );
  const numbers = new Set([...labels, ...Object.values(resolutions)].map(({ guidelineVersion }) => guidelineVersion));
  const row = {
    example: toExample(raw),
    guidelineVersions: [...names.versions.values()].filter(({ number }) => numbers.has(number)),
    labels,
    resolutions,
    decided: decidedValues(decisions),
  };
  const changedAfterSettling = (raw.resolutions ?? []).filter(
    ([criterion, , , , , , , , , isChanged]) => isChanged && goesOut(criterion),
  ).length;
  return {
    row,
    isExcluded: raw.isExcluded,
    isSeed: raw.isSeed,
    decisions,
    standingOn: (criterion) => standingOn(criterion, deciding, settled[criterion]),
    better: rewriting === undefined ? null : betterResponse(rewriting, given, settled[rewriting]),
    changedAfterSettling,
  };
}

/** What was validated when it came in, put together in the order of the canonical shape. */
function toExample({ externalId, kind, content, slices, provenance }: RawExample): ExportedExample["example"] {
  const example = {
    id: externalId,
    kind,
    ...content,
    ...(Object.keys(slices).length > 0 && { slices }),
    ...(Object.keys(provenance).length > 0 && { provenance }),
  };
  return example as Example & { id: string };
}

function toLabel(raw: RawLabel, { annotators, versions, isRanking }: Names): ExportedLabel {
  const [, annotatorId, versionId, criterion, value, , submittedAt] = raw;
  const annotator = annotators.get(annotatorId);
  return {
    annotator: annotator?.key ?? annotatorId,
    ...(annotator?.isModel && { isModel: true as const }),
    criterion,
    value,
    ...(Array.isArray(value) && isRanking(versionId, criterion) && { isRanking: true as const }),
    guidelineVersion: versions.get(versionId)?.number ?? 0,
    submittedAt: new Date(submittedAt).toISOString(),
    activeMs: raw[7],
    wallMs: raw[8],
    session: raw[9],
    position: raw[10],
    revision: raw[11],
    pass: raw[12],
    comment: raw[13],
  };
}

function toResolution(raw: RawResolution): [string, ExportedResolution] {
  const [criterion, value, distribution, method, reason, note, author, guidelineVersion, createdAt, , inheritedFrom] =
    raw;
  return [
    criterion,
    {
      value,
      distribution,
      method,
      reason,
      note,
      author,
      guidelineVersion,
      createdAt: new Date(createdAt).toISOString(),
      ...(inheritedFrom != null && { inheritedFrom }),
    },
  ];
}

/** Number of the version that began what a criterion means in a version. */
export type SinceOf = (versionId: string, criterion: string) => number;

interface MarkedLabel {
  label: RawLabel;
  isCurrent: boolean;
}

/**
 * The labels of one example in the order in which they came, each with whether it is the current answer: no later revision of it is
 * there, and where it stands no later answer of the same person under another version of the same meaning stands.
 */
export function markCurrent(labels: readonly RawLabel[], sinceOf: SinceOf): MarkedLabel[] {
  const revised = markRevisions(labels.toSorted(([a], [b]) => a - b));
  if (revised.every(({ label }) => label[2] === revised[0]!.label[2])) return revised;
  const questionOf = ([, annotatorId, versionId, criterion, , , , , , , , , pass]: RawLabel) =>
    `${annotatorId} ${pass} ${criterion} ${sinceOf(versionId, criterion)}`;
  const latest = new Map<string, RawLabel>();
  for (const { label, isCurrent } of revised) {
    const known = latest.get(questionOf(label));
    // In the order of ids, so that of two answers given at once the one that came later counts.
    if (isCurrent && stands(label) && (!known || known[6] <= label[6])) latest.set(questionOf(label), label);
  }
  return revised.map(({ label, isCurrent }) => ({
    label,
    isCurrent: isCurrent && (!stands(label) || latest.get(questionOf(label)) === label),
  }));
}

const stands = (label: RawLabel) => label[4] !== null;

function markRevisions(inOrder: readonly RawLabel[]): MarkedLabel[] {
  // Nearly always nobody changed their mind: then there is nothing to compare.
  if (inOrder.every((label) => label[11] === 1)) return inOrder.map((label) => ({ label, isCurrent: true }));
  const latest = new Map<string, number>();
  for (const label of inOrder) latest.set(slotOf(label), Math.max(latest.get(slotOf(label)) ?? 0, label[11]));
  return inOrder.map((label) => ({ label, isCurrent: latest.get(slotOf(label)) === label[11] }));
}

/** Whose answer to what, under which version, at which showing. */
function slotOf([, annotatorId, versionId, criterion, , , , , , , , , pass]: RawLabel): string {
  return `${annotatorId} ${versionId} ${pass} ${criterion}`;
}
