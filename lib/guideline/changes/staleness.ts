import type { StaleDecision } from "../inputs";
import type { ChangeKind } from "./schema";

/** What a published version did to the criteria of the version before it. */
export interface VersionChanges {
  id: string;
  number: number;
  changes: Readonly<Record<string, ChangeKind>>;
  staleJudgments: Readonly<Record<string, StaleDecision>>;
}

/**
 * The versions whose labels of a criterion answer it as version `number` means it: that version and those before it, back to the last
 * one that changed the meaning or added the criterion. Newest first; empty where the chain has no such version. A version that does
 * not say what it did to the criterion counts as a change.
 *
 * @param chain the guideline's versions in ascending order, without gaps
 */
export function carriedVersions(chain: readonly VersionChanges[], key: string, number: number): VersionChanges[] {
  const carried: VersionChanges[] = [];
  for (const version of chain.filter((one) => one.number <= number).toReversed()) {
    carried.push(version);
    const change = version.changes[key];
    if (change !== "unchanged" && change !== "editorial") break;
  }
  return carried;
}

/** Labels of one criterion that a move makes stale and that are asked again. */
export interface Reasked {
  key: string;
  /** The versions under which they were given. */
  versionIds: string[];
  decision: "requeue" | { sample: number };
  /** The version that decided it and those after it: under these it was asked again, if it was. */
  sinceIds: string[];
}

/**
 * What is to be asked again when a project moves from one version to a later one. Of each criterion the last version in between
 * counts that changed its meaning or decided on its labels, because who published it knew all before it; a change in meaning
 * without a decision keeps. A move to an earlier version asks nothing again.
 *
 * @param keys the criteria of the version `to`
 */
export function reaskedByMove(
  chain: readonly VersionChanges[],
  keys: readonly string[],
  from: number,
  to: number,
): Reasked[] {
  const passed = chain.filter(({ number }) => number > from && number <= to).toReversed();
  return keys.flatMap((key) => {
    const deciding = passed.find((one) => one.changes[key] === "semantic" || one.staleJudgments[key] !== undefined);
    const decision = deciding?.staleJudgments[key] ?? "keep";
    const isNew = passed.some(({ changes }) => changes[key] === "added");
    if (decision === "keep" || isNew) return [];
    const sinceIds = passed.flatMap(({ id, number }) => (deciding && number >= deciding.number ? [id] : []));
    return [{ key, versionIds: carriedVersions(chain, key, from).map(({ id }) => id), decision, sinceIds }];
  });
}

/**
 * What happened to each criterion between two versions as the leads in between decided it: semantic where any of them said so. What
 * was added or removed in between is left to a comparison of the two.
 */
export function decidedBetween(
  chain: readonly VersionChanges[],
  from: number,
  to: number,
): Record<string, "editorial" | "semantic"> {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const decided: Record<string, "editorial" | "semantic"> = {};
  for (const { changes } of chain.filter(({ number }) => number > first && number <= last))
    for (const [key, kind] of Object.entries(changes))
      if (kind === "semantic" || (kind === "editorial" && decided[key] !== "semantic")) decided[key] = kind;
  return decided;
}
