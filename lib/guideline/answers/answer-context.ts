import { codePointLength } from "@/lib/core/text/code-points";
import type { ExampleKind } from "@/lib/formats/example";

/** What is known about the example that was answered; a bound that is not known is not checked. */
export interface AnswerContext {
  /** Number of responses, for preference and ranking by letter. */
  responses?: number | undefined;
  /** Length of the labelled text in Unicode code points, for spans. */
  textLength?: number | undefined;
}

/** What an example says about the answers that it can get. */
export function answerContext(kind: ExampleKind, content: object): AnswerContext {
  const text = spanText(kind, content);
  return {
    responses: "responses" in content && Array.isArray(content.responses) ? content.responses.length : undefined,
    textLength: text === undefined ? undefined : codePointLength(text),
  };
}

/** The text that spans of an example count in: its text or its (only) response; none where there is no single one. */
export function spanText(kind: ExampleKind, content: object): string | undefined {
  const { text, response } = content as { text?: unknown; response?: unknown };
  if (kind === "text") return String(text);
  if (kind === "instruction" || kind === "reward") return String(response);
  return undefined;
}
