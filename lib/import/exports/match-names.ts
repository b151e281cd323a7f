import { isRecord } from "@/lib/formats/fields";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import { readValue } from "../annotation-value";
import { plainName } from "../column-names";
import { openAnswer } from "../given-answer";
import { optionMeant } from "../value-map";
import type { ExportedLabel } from "./export-record";

/**
 * Which criterion each question of an export is: as it is said, the one of that name, or the only one that all its answers fit. One that
 * takes any text fits only what the tool itself calls a text. A question without one is missing from the map.
 */
export function matchNames(
  labels: readonly ExportedLabel[],
  criteria: readonly Criterion[],
  said: Readonly<Record<string, string>> = {},
): Map<string, Criterion> {
  const values = new Map<string, unknown[]>();
  for (const { name, value } of labels) if (name !== "") values.set(name, [...(values.get(name) ?? []), value]);
  const matched = new Map<string, Criterion>();
  for (const [name, given] of values) {
    const key = Object.hasOwn(said, name) ? said[name] : undefined;
    const found =
      key === undefined
        ? (criteria.find(({ key, title }) => [key, title].some((own) => plainName(own) === plainName(name))) ??
          onlyFitting(criteria, given))
        : criteria.find((criterion) => criterion.key === key);
    if (found) matched.set(name, found);
  }
  return matched;
}

function onlyFitting(criteria: readonly Criterion[], values: readonly unknown[]): Criterion | undefined {
  const areTexts = values.every((value) => isRecord(value) && "text" in value);
  const fitting = criteria.filter(
    (criterion) => KINDS[criterion.kind].isCompared !== areTexts && values.every((value) => fits(criterion, value)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function fits(criterion: Criterion, value: unknown): boolean {
  return isEmpty(value) || readValue(criterion, asAnswer(criterion, value)).ok;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** An answer of an export in the criterion's own words: each of its names as the option that it means. */
export function asAnswer(criterion: Criterion, value: unknown): unknown {
  const own = (item: unknown): unknown => {
    if (typeof item === "string") return optionMeant(item, criterion.options ?? []) ?? item;
    return isRecord(item) && typeof item.label === "string" ? { ...item, label: own(item.label) } : item;
  };
  const opened = openAnswer(value);
  if (Array.isArray(opened))
    return KINDS[criterion.kind].isOption && opened.length === 1 ? own(opened[0]) : opened.map(own);
  return typeof opened === "string" ? own(opened) : opened;
}
