import type { DecidingLabel } from "@/lib/curate/decide";
import { standingOn } from "@/lib/curate/standing";
import type { Message } from "@/lib/formats/example";
import { responseLetter } from "@/lib/guideline/answers/response-letters";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Criterion } from "@/lib/guideline/schema";
import type { ExportFormat } from "./formats/export-format";
import type { ExportedExample, ExportedLabel, ExportedResolution, Rewritten } from "./formats/exported";

/** A response that a person wrote, and of whom and when it is. */
export interface BetterResponse extends Omit<Rewritten, "original"> {
  text: string;
}

/** A label that can decide, and how it leaves the house. */
export interface GivenText {
  deciding: DecidingLabel;
  label: ExportedLabel;
}

/** The text on a criterion that stands for the response: the settled one, else the only one. Several different ones are none. */
export function betterResponse(
  criterion: string,
  given: readonly GivenText[],
  settled: ExportedResolution | undefined,
): BetterResponse | null {
  const labels = given.map(({ deciding }) => deciding);
  const { decided: text } = standingOn(criterion, labels, settled);
  if (typeof text !== "string") return null;
  if (settled)
    return {
      text,
      criterion,
      by: settled.author === null ? [] : [settled.author],
      at: settled.createdAt,
      settled: true,
    };
  const own = given.filter(({ label }) => label.criterion === criterion && label.value === text);
  return {
    text,
    criterion,
    by: [...new Set(own.map(({ label }) => label.annotator))].sort(),
    at:
      own
        .map(({ label }) => label.submittedAt)
        .sort()
        .at(-1) ?? "",
    settled: false,
  };
}

/** Whether a format can carry other responses: it holds responses, and no judgment on the original ones. */
export function carriesResponses(
  { isTraining, noOtherResponses }: Pick<ExportFormat, "isTraining" | "noOtherResponses">,
  target: Pick<Criterion, "kind"> | undefined,
): boolean {
  return isTraining && !noOtherResponses && (target === undefined || KINDS[target.kind].isPreference);
}

/** The same format, whose rows say whose response they hold, where it has a place for more than its own columns: as JSON, or empty. */
export function sayingWho(format: ExportFormat): ExportFormat {
  return {
    ...format,
    columns: (options) => {
      const columns = format.columns(options);
      return "id" in columns ? { ...columns, rewritten: "text" } : columns;
    },
    outcome: (row, options) => {
      const outcome = format.outcome(row, options);
      if (typeof outcome === "string") return outcome;
      const { rewritten } = row;
      const said = "id" in format.columns(options) && { rewritten: rewritten ? JSON.stringify(rewritten) : "" };
      const changed = [...(outcome.changed ?? []), ...(rewritten ? (["response-rewritten"] as const) : [])];
      return { records: outcome.records.map((record) => ({ ...record, ...said })), changed };
    },
  };
}

/**
 * The example with what a person wrote in the place of its response, and the original beside it. Of a conversation its last answer is
 * replaced, or where there is none the text answers it; of a preference the text is preferred to the response that was. Null where
 * there is no place for it.
 */
export function withBetterResponse(
  row: ExportedExample,
  { text, ...written }: BetterResponse,
  target: string | undefined,
): ExportedExample | null {
  const { reasoning, ...example } = row.example;
  // What a model thought before its own answer does not lead to another one.
  const thought = reasoning === undefined ? {} : { reasoning };
  const put = (mended: ExportedExample["example"], original: object | null): ExportedExample => ({
    ...row,
    example: mended,
    rewritten: { ...written, original: original && { ...original, ...thought } },
  });
  switch (example.kind) {
    case "text":
      return null;
    case "instruction": {
      const { response, steps, ...asked } = example;
      return put({ ...asked, response: text }, { response, ...(steps && { steps }) });
    }
    case "reward":
      return put({ ...example, response: text }, { response: example.response });
    case "conversation": {
      const answer: Message = { role: "assistant", content: text };
      const last = example.messages.findLastIndex(({ role }) => role === "assistant");
      if (last < 0) return put({ ...example, messages: [...example.messages, answer] }, null);
      return put({ ...example, messages: example.messages.with(last, answer) }, { message: example.messages[last] });
    }
    case "preference": {
      const preferred = preferredOf(row, target);
      const rejected = example.responses.find((_, index) => responseLetter(index) === preferred);
      if (!rejected || target === undefined) return null;
      const pair = put({ ...example, responses: [{ text }, rejected] }, { preferred });
      return { ...pair, decided: { ...row.decided, [target]: { choice: responseLetter(0) } } };
    }
  }
}

function preferredOf({ decided }: ExportedExample, target: string | undefined): string | undefined {
  const value = target === undefined ? undefined : decided[target];
  return typeof value === "object" && !Array.isArray(value) ? value.choice : undefined;
}
