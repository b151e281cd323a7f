import { composeMaps, type PositionMap } from "@/lib/core/text/position-map";
import type { Example } from "@/lib/formats/example";
import { changeTexts, type TextPath } from "./example-texts";
import { maskPersonal } from "./mask-personal";
import type { CleanedPart } from "./operation";
import { CLEANING_IDS, type CleaningId } from "./operation-ids";
import { operationById } from "./operations";
import { stepsAfter } from "./steps-after";

/** Of each text that was changed, where everything went: by its path as JSON. */
export type TextMaps = ReadonlyMap<string, PositionMap>;

export interface CleanedExample {
  example: Example;
  /** Those that changed it, in the order in which they are done. */
  operations: CleaningId[];
  maps: TextMaps;
}

const MOST_PASSES = 8;

/**
 * The example with operations done to it, in their order and until none of them changes anything, so that cleaning twice is cleaning
 * once. Hygiene, HTML and Markdown are for what people and models wrote or were given to read: tools, calls, slices and provenance only have personal
 * data masked, and what a tool answered keeps its markup. Null where it does not settle in eight passes.
 */
export function cleanExample(given: Example, ids: readonly CleaningId[]): CleanedExample | null {
  const order = CLEANING_IDS.filter((id) => ids.includes(id));
  const used = new Set<CleaningId>();
  const maps = new Map<string, PositionMap>();
  let example = given;
  for (let passes = 0; passes <= MOST_PASSES; passes++) {
    let isChanged = false;
    for (const id of order) {
      const done = id === "personal-data" ? masked(example) : applied(example, id);
      if (done.maps.size === 0) continue;
      isChanged = true;
      used.add(id);
      example = done.example;
      for (const [path, map] of done.maps) {
        const before = maps.get(path);
        maps.set(path, before ? composeMaps(before, map) : map);
      }
    }
    if (!isChanged) return { example, operations: order.filter((id) => used.has(id)), maps };
  }
  return null;
}

interface Done {
  example: Example;
  maps: TextMaps;
}

function masked(example: Example): Done {
  const { example: clean, maps } = maskPersonal(example);
  return { example: withSteps(example, clean, byPath(maps)), maps: byPath(maps) };
}

const byPath = (maps: readonly { path: TextPath; map: PositionMap }[]): TextMaps =>
  new Map(maps.map(({ path, map }) => [JSON.stringify(path), map]));

function applied(example: Example, id: CleaningId): Done {
  const operation = operationById(id)!;
  const maps = new Map<string, PositionMap>();
  const clean = changeTexts(example, (text, path) => {
    const part = partAt(example, path);
    if (!part || (part.speaker === "tool" && KEEPS_OF_TOOLS.has(id))) return text;
    const edited = operation.apply(text, part);
    if (edited.map.length > 0) maps.set(JSON.stringify(path), edited.map);
    return edited.text;
  });
  return { example: withSteps(example, clean, maps), maps };
}

/** What a tool answers is often markup that was asked for. */
const KEEPS_OF_TOOLS: ReadonlySet<CleaningId> = new Set(["html-to-text", "markdown-to-text"]);

/** Steps are the response cut into pieces; they are cut where they were. */
function withSteps(before: Example, after: Example, maps: TextMaps): Example {
  if (before.kind !== "instruction" || after.kind !== "instruction" || !before.steps) return after;
  const map = maps.get(RESPONSE);
  return { ...after, steps: map ? stepsAfter(before.steps, after.response, map) : before.steps };
}

const RESPONSE = JSON.stringify(["response"]);

/** Which part of the example the text at a path is; undefined where it is none that is read. */
function partAt(example: Example, path: TextPath): CleanedPart | undefined {
  const [field, , last] = path;
  switch (field) {
    case "system":
    case "prompt":
    case "text":
      return { kind: field };
    case "response":
    case "reasoning":
      return { kind: "response" };
    case "contexts":
      return { kind: "context" };
    case "responses":
      return last === "text" ? { kind: "response" } : turnAt(example, path);
    case "messages":
    case "context":
      return turnAt(example, path);
  }
  return undefined;
}

function turnAt(example: Example, path: TextPath): CleanedPart | undefined {
  const name = path.at(-1);
  if (path.includes("toolCalls") || (name !== "content" && name !== "reasoning")) return undefined;
  let at: unknown = example;
  for (const step of path.slice(0, -1)) at = (at as Record<string | number, unknown>)[step];
  return { kind: "turn", speaker: (at as { role: NonNullable<CleanedPart["speaker"]> }).role };
}
