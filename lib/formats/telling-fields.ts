import type { Example, ExampleKind } from "@/lib/formats/example";
import { isRecord } from "@/lib/formats/fields";
import { unpackJson } from "@/lib/formats/json-cell";
import { PROMPTS, RESPONSES } from "@/lib/formats/prompt-response";
import { COLUMN_NAMES } from "@/lib/formats/response-columns";
import { LISTS } from "@/lib/formats/response-lists";
import { VERDICT_NAMES } from "@/lib/formats/verdict";

interface Telling {
  names: readonly string[];
  /** What such a field seems to be: reads on from "seems to be". */
  seems: string;
  /** The kinds of example in which it tells that something was not understood; all where absent. */
  kinds?: readonly ExampleKind[];
  holds(value: unknown): boolean;
  /** It may well repeat what the example says already, and then tells nothing. */
  mayRepeat?: boolean;
  /** The field of an example that it may be meant for. */
  target?: string;
}

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
const isList = (value: unknown) => Array.isArray(unpackJson(value)) && (unpackJson(value) as unknown[]).length > 0;
const isSeveral = (value: unknown) => isList(value) && (unpackJson(value) as unknown[]).length > 1;
const isFilled = (value: unknown) =>
  isText(value) || isList(value) || (isRecord(value) && Object.values(value).some((member) => member != null));
const isSaid = (value: unknown) => isFilled(value) || typeof value === "number" || value === true;

const SINGLE: readonly ExampleKind[] = ["text", "instruction", "reward", "conversation"];

/**
 * Fields that tell that a record is more than the shape that took it: kept in silence, they would be lost to the work. A
 * name that stands here stops the record unless the shape used it; every other unknown field is kept with the example's origin.
 */
const TELLING: readonly Telling[] = [
  {
    names: [
      "chosen",
      "rejected",
      ...["chosen", "rejected", "preferred", "dispreferred"].flatMap((side) =>
        ["response", "completion", "output", "answer", "text", "messages", "conversations"].map(
          (what) => `${side}_${what}`,
        ),
      ),
      "non_preferred_output",
    ],
    seems: "one side of a preference",
    holds: isFilled,
    mayRepeat: true,
    target: "rejected",
  },
  { names: COLUMN_NAMES, seems: "one of several responses", holds: isFilled, target: "response:B" },
  {
    names: LISTS,
    seems: "several responses to one prompt",
    kinds: SINGLE,
    holds: isSeveral,
    mayRepeat: true,
    target: "responses",
  },
  { names: VERDICT_NAMES, seems: "a verdict on two responses", kinds: SINGLE, holds: isSaid },
  { names: ["steps", "step_labels"], seems: "the steps of a response", holds: isList },
  {
    names: ["messages", "conversations", "conversation", "dialogue", "dialog", "turns", "history"],
    seems: "turns of a conversation",
    holds: isList,
    mayRepeat: true,
    target: "messages",
  },
  {
    names: ["tools", "functions", "tool_calls", "function_call"],
    seems: "tools of a model or calls of them",
    holds: isFilled,
  },
  {
    names: ["system", "system_prompt"],
    seems: "a system prompt",
    holds: isFilled,
    mayRepeat: true,
    target: "system",
  },
  {
    names: ["contexts", "ctxs", "retrieved_contexts"],
    seems: "what a response was made from",
    holds: isFilled,
  },
  {
    names: ["image", "images", "image_url", "audio", "audios", "video", "videos"],
    seems: "content other than text, which cannot be labelled",
    holds: isFilled,
  },
  {
    names: [...PROMPTS, "input"],
    seems: "what was asked",
    kinds: ["text", "conversation"],
    holds: isFilled,
    mayRepeat: true,
    target: "prompt",
  },
  {
    names: RESPONSES.filter((name) => name !== "answer" && name !== "solution"),
    seems: "a response",
    holds: isFilled,
    mayRepeat: true,
    target: "response",
  },
];

const BY_NAME = new Map(TELLING.flatMap((telling) => telling.names.map((name) => [name, telling] as const)));

/** What is said of a field that belongs to another shape than the one that took the record; `null` where it is one like any other. */
export function tellingProblem(name: string, written: string, value: unknown, example: Example): string | null {
  const telling = BY_NAME.get(name);
  if (!telling?.holds(value) || !(telling.kinds?.includes(example.kind) ?? true)) return null;
  if (telling.mayRepeat && isRepeated(value, example)) return null;
  const map = telling.target ? `map it ({"${telling.target}": ${JSON.stringify(written)}})` : "map it";
  return `seems to be ${telling.seems}, and no ${example.kind} example has a place for it; ${map}, keep it with the origin ({"extra:${written}": ${JSON.stringify(written)}}) or leave it out ("ignore")`;
}

/** Whether all that a value says stands in the example's own texts. */
function isRepeated(value: unknown, example: Example): boolean {
  const { id: _id, provenance: _provenance, slices: _slices, gold: _gold, ...content } = example;
  const said = new Set(textsIn(content));
  const all = [...said].join("\n");
  return textsIn(unpackJson(value)).every((text) => said.has(text) || (text.length > 20 && all.includes(text)));
}

/** The texts in a value, without the words that only say who speaks or of what type a part is. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value.trim()];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    /^(?:role|from|type|kind)$/.test(name) ? [] : textsIn(member),
  );
}
