import { type DecidingLabel, type Decision, decide, decidedValues } from "@/lib/curate/decide";
import type { Example } from "@/lib/formats/example";
import type { ExportedExample, ExportedLabel, ExportedResolution } from "@/lib/formats/export/exported";
import type { AnswerValue } from "@/lib/guideline/schema";

/** One label as the database sends it: a list is shorter than names repeated a million times. Times in milliseconds since 1970. */
export type RawLabel = [
  annotator: string,
  isModel: boolean,
  criterion: string,
  value: AnswerValue | null,
  valueKey: string | null,
  guidelineVersion: number,
  submittedAt: number,
  activeMs: number | null,
  wallMs: number | null,
  session: string | null,
  position: number | null,
  revision: number,
  pass: number,
  comment: string | null,
  isCurrent: boolean,
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
];

interface RawExample {
  externalId: string;
  kind: string;
  content: Record<string, unknown>;
  slices: Record<string, unknown>;
  provenance: Record<string, unknown>;
  labels: RawLabel[] | null;
  resolutions: RawResolution[] | null;
}

export interface StoredExample {
  row: ExportedExample;
  decisions: Record<string, Decision>;
}

/** An example as it leaves the house, from what the database holds of it. */
export function toExported(raw: RawExample): StoredExample {
  const labels = raw.labels ?? [];
  const resolutions = Object.fromEntries(
    (raw.resolutions ?? []).map(toResolution).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const decisions = decide(labels.flatMap(deciding), resolutions);
  return {
    row: {
      example: toExample(raw),
      labels: labels.map(toLabel),
      resolutions,
      decided: decidedValues(decisions),
    },
    decisions,
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

function toLabel(raw: RawLabel): ExportedLabel {
  const [annotator, isModel, criterion, value, , guidelineVersion, submittedAt, ...circumstances] = raw;
  const [activeMs, wallMs, session, position, revision, pass, comment] = circumstances;
  return {
    annotator,
    ...(isModel && { isModel }),
    criterion,
    value,
    guidelineVersion,
    submittedAt: new Date(submittedAt).toISOString(),
    activeMs,
    wallMs,
    session,
    position,
    revision,
    pass,
    comment,
  };
}

function deciding([
  ,
  isModel,
  criterion,
  value,
  valueKey,
  guidelineVersion,
  ,
  ,
  ,
  ,
  ,
  ,
  pass,
  ,
  isCurrent,
]: RawLabel): DecidingLabel[] {
  return isModel || pass > 0 || !isCurrent || value === null ? [] : [{ criterion, value, valueKey, guidelineVersion }];
}

function toResolution(raw: RawResolution): [string, ExportedResolution] {
  const [criterion, value, distribution, method, reason, note, author, guidelineVersion, createdAt] = raw;
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
    },
  ];
}
