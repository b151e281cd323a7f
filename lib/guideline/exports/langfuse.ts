import { createHash } from "node:crypto";
import type { Criterion, CriterionKind } from "../schema";
import { type ExportedVersion, type LeftOut, stampOf } from "./exported-version";

export interface ScoreConfig {
  name: string;
  dataType: "NUMERIC" | "BOOLEAN" | "CATEGORICAL";
  minValue?: number;
  maxValue?: number;
  categories?: { label: string; value: number }[];
  description: string;
}

export interface ScoreConfigFile {
  guideline: string;
  notes: string[];
  scoreConfigs: ScoreConfig[];
  leftOut: LeftOut[];
}

/** Longest name that the API takes. */
const MAX_NAME = 35;

/**
 * A guideline version as Langfuse score configs, one body of `POST /api/public/score-configs` each: a scale is numeric with its ends, a
 * choice categorical with its options numbered from 0, each option that may be ticked a boolean, a preference categorical.
 *
 * Shape: CreateScoreConfigRequest of https://api.reference.langfuse.com (names of at most 35 letters, digits, underscores, spaces,
 * periods, parentheses and hyphens; booleans take no categories).
 */
export function langfuseConfigs(version: ExportedVersion): ScoreConfigFile {
  const leftOut: LeftOut[] = [];
  const scoreConfigs = version.content.criteria.flatMap((criterion) => {
    const configs = configsOf(criterion, version);
    if (configs.length === 0) leftOut.push({ criterion: criterion.key, why: "is neither a number nor a category" });
    return configs;
  });
  return {
    guideline: stampOf(version),
    notes: [
      "Each entry of scoreConfigs is one body of POST /api/public/score-configs.",
      "Langfuse keeps one value of a score for an object: labels of several people stay apart here.",
    ],
    scoreConfigs,
    leftOut,
  };
}

type Config = Omit<ScoreConfig, "description"> & { about?: string };

/** The configs of each kind, with what of the criterion a config is about where it has several. None where it is neither a number nor a category. */
const CONFIGS: Record<CriterionKind, (criterion: Criterion) => Config[]> = {
  scale: ({ key, scale }) =>
    scale ? [{ name: key, dataType: "NUMERIC", minValue: scale.min, maxValue: scale.max }] : [],
  choice: ({ key, options = [] }) => [
    { name: key, dataType: "CATEGORICAL", categories: numbered(options.map(({ label }) => label)) },
  ],
  multi: ({ key, options = [] }) =>
    options.map(({ value, label }) => ({ name: `${key}.${value}`, dataType: "BOOLEAN", about: label })),
  preference: ({ key, preference }) => [
    { name: key, dataType: "CATEGORICAL", categories: numbered(preference?.ties ? ["A", "tie", "B"] : ["A", "B"]) },
  ],
  ranking: () => [],
  text: () => [],
  span: () => [],
};

function configsOf(criterion: Criterion, version: ExportedVersion): ScoreConfig[] {
  const description = descriptionOf(criterion, version);
  return CONFIGS[criterion.kind](criterion).map(({ name, about, ...config }) => ({
    name: nameOf(name),
    ...config,
    description: about === undefined ? description : `${about}. ${description}`,
  }));
}

function numbered(labels: readonly string[]) {
  return labels.map((label, value) => ({ label, value }));
}

/** A name that the API takes and that no two criteria share: what is cut or replaced leaves a hash behind. */
function nameOf(text: string): string {
  const allowed = text.replaceAll(/[^A-Za-z0-9_ .()-]/g, "-");
  if (allowed === text && text.length <= MAX_NAME) return text;
  const mark = createHash("sha256").update(text).digest("hex").slice(0, 6);
  return `${allowed.slice(0, MAX_NAME - mark.length - 1)}-${mark}`;
}

function descriptionOf({ title, help, options, scale }: Criterion, version: ExportedVersion): string {
  const points = options
    ? options.map(({ label, description }) => (description ? `${label}: ${description}` : label))
    : Object.entries(scale?.anchors ?? {})
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([point, text]) => `${point}: ${text}`);
  return [title, help, ...points, `Guideline: ${stampOf(version)}`].filter(Boolean).join("\n");
}
