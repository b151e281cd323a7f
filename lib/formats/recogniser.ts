import type { ExampleKind } from "@/lib/formats/example";
import type { Fields } from "@/lib/formats/fields";

/** The shapes in which examples usually come. */
export type Shape =
  | "canonical"
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
  | "plain-text";

/** What is wrong with a field; `message` reads on from the field's name: `"messages" has no entry`. */
export interface FieldProblem {
  field: string;
  message: string;
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
  prior?: PriorPreference;
}

/** Knows one shape. `matches` looks without using a field; `read` uses the fields that it puts into the draft. */
export interface Recogniser {
  shape: Shape;
  matches(fields: Fields): boolean;
  read(fields: Fields): Draft | FieldProblem;
}

export function isProblem(result: object): result is FieldProblem {
  return "message" in result;
}
