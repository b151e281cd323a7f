import type { ExampleKind } from "@/lib/formats/example";
import type { Fields } from "@/lib/formats/fields";

/** The shapes in which examples usually come. */
export type Shape =
  | "canonical"
  | "model-log"
  | "evaluation-log"
  | "dataset-item"
  | "stepwise"
  | "multiple-choice"
  | "preference"
  | "openai-messages"
  | "sharegpt"
  | "gemini"
  | "openai-responses"
  | "history"
  | "function-calling"
  | "glaive"
  | "reward"
  | "alpaca"
  | "instruction"
  | "references"
  | "plain-text";

/** What is wrong with a field; `message` reads on from the field's name: `"messages" has no entry`. */
export interface FieldProblem {
  field: string;
  message: string;
  /** `invalid-field` unless the trouble has a name of its own. */
  code?: string;
}

/** What became of a field of a record: a part of the example, such as `prompt` or `provenance.source`, or `extra` where it is only kept. */
export interface FieldFate {
  field: string;
  became: string;
}

/** A label that came with an example, made by somebody else before: which response was preferred. */
export interface PriorPreference {
  choice: string;
}

export interface Draft {
  /** The kind and its content fields, not yet validated. */
  content: { kind: ExampleKind } & Record<string, unknown>;
  /** For `provenance.extra`: what the example's own fields cannot hold. */
  extra?: Record<string, unknown>;
  reasoning?: string;
  system?: string;
  tools?: unknown;
  toolChoice?: unknown;
  parallelToolCalls?: unknown;
  contexts?: unknown;
  /** The model that wrote the response, where it does not stand in a field of its own. */
  model?: string;
  prior?: PriorPreference;
}

/** Knows one shape. `matches` looks without using a field; `read` uses the fields that it puts into the draft. */
export interface Recogniser {
  shape: Shape;
  /** What a record of this shape has, each part with the names that it may have: says what a record lacks that nearly fits. */
  parts?: readonly Part[];
  matches(fields: Fields): boolean;
  read(fields: Fields): Draft | FieldProblem;
}

/** Part of a shape: its name in words, and the fields that it may stand in. */
export interface Part {
  words: string;
  names: readonly string[];
}

export function isProblem(result: object): result is FieldProblem {
  return "message" in result;
}
