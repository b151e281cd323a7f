import { describe, expect, test } from "vitest";
import type { Example } from "@/lib/formats/example";
import { CRITERION_KINDS, type CriterionKind } from "@/lib/guideline/schema";
import {
  type BetterResponse,
  betterResponse,
  carriesResponses,
  type GivenText,
  sayingWho,
  withBetterResponse,
} from "./better-response";
import { EXPORT_FORMATS, formatNamed } from "./formats/all-formats";
import type { ExportedLabel, ExportedResolution } from "./formats/exported";
import { fateOf } from "./formats/tally";
import { exported } from "./formats/testing/exported";

const better: BetterResponse = {
  text: "Mended.",
  criterion: "mend",
  by: ["p1"],
  at: "2026-01-02T03:04:05.000Z",
  settled: false,
};
const OPTIONS = { container: "text", csv: "exact" } as const;
const lineage = { criterion: "mend", by: ["p1"], at: "2026-01-02T03:04:05.000Z", settled: false };

function given(annotator: string, value: string, submittedAt = "2026-01-01T00:00:00.000Z", since = 1): GivenText {
  const label = { annotator, criterion: "mend", value, submittedAt } as ExportedLabel;
  return { label, deciding: { criterion: "mend", value, valueKey: null, since } };
}

describe("which text stands for the response", () => {
  const settled = { value: "Settled.", method: "adjudicated", author: "r1", createdAt: "2026-02-01T00:00:00.000Z" };

  test("the settled one, by whoever settled it", () => {
    const found = betterResponse("mend", [given("p1", "One."), given("p2", "Two.")], settled as ExportedResolution);
    expect(found).toEqual({ text: "Settled.", criterion: "mend", by: ["r1"], at: settled.createdAt, settled: true });
  });

  test("else the only one, by all who wrote just that, and when it was last said", () => {
    const both = [given("p2", "One."), given("p1", "One.", "2026-03-01T00:00:00.000Z")];
    expect(betterResponse("mend", both, undefined)).toEqual({
      text: "One.",
      criterion: "mend",
      by: ["p1", "p2"],
      at: "2026-03-01T00:00:00.000Z",
      settled: false,
    });
  });

  test("several different ones, none at all, and one settled as without an answer are no text", () => {
    expect(betterResponse("mend", [given("p1", "One."), given("p2", "Two.")], undefined)).toBeNull();
    expect(betterResponse("mend", [], undefined)).toBeNull();
    const open = { ...settled, value: null } as unknown as ExportedResolution;
    expect(betterResponse("mend", [given("p1", "One.")], open)).toBeNull();
  });
});

describe("the example with it", () => {
  const mended = (example: Example, decided: Parameters<typeof exported>[1] = {}, target?: string) =>
    withBetterResponse(exported({ ...example, id: "e1" }, decided), better, target);

  test("an instruction: the response, without the steps and the thought that led to the other one", () => {
    const row = mended({
      kind: "instruction",
      prompt: "Q",
      response: "a\nb",
      steps: ["a", "b"],
      reasoning: "Hm.",
      system: "S",
    });
    expect(row?.example).toEqual({ id: "e1", kind: "instruction", prompt: "Q", system: "S", response: "Mended." });
    expect(row?.rewritten).toEqual({ ...lineage, original: { response: "a\nb", steps: ["a", "b"], reasoning: "Hm." } });
  });

  test("a conversation: its last answer, with whatever follows it left alone", () => {
    const ask = { role: "user" as const, content: "Q" };
    const answer = { role: "assistant" as const, content: "A", reasoning: "Hm." };
    const row = mended({ kind: "conversation", messages: [ask, answer, { role: "user", content: "Thanks" }] });
    expect(row?.example).toMatchObject({
      messages: [ask, { role: "assistant", content: "Mended." }, { role: "user", content: "Thanks" }],
    });
    expect(row?.rewritten?.original).toEqual({ message: answer });
    const open = mended({ kind: "conversation", messages: [ask] });
    expect(open?.example).toMatchObject({ messages: [ask, { role: "assistant", content: "Mended." }] });
    expect(open?.rewritten?.original).toBeNull();
  });

  test("a preference: chosen over the response that was preferred", () => {
    const pair: Example = { kind: "preference", prompt: "Q", responses: [{ text: "A" }, { text: "B", model: "m" }] };
    const row = mended(pair, { decided: { best: { choice: "B", strength: 2 } } }, "best");
    expect(row?.decided).toEqual({ best: { choice: "A" } });
    const fate = fateOf(sayingWho(formatNamed("preference")!), row!, { ...OPTIONS, target: "best" });
    expect(fate).toMatchObject({
      fate: "changed",
      reasons: ["response-rewritten"],
      records: [
        {
          ...{ prompt: "Q", chosen: "Mended.", rejected: "B", rejected_model: "m" },
          rewritten: JSON.stringify({ ...lineage, original: { preferred: "B" } }),
        },
      ],
    });
  });

  test("has no place where nothing was preferred, and in a text", () => {
    const pair: Example = { kind: "preference", prompt: "Q", responses: [{ text: "A" }, { text: "B" }] };
    expect(mended(pair, { decided: { best: { choice: "tie" } } }, "best")).toBeNull();
    expect(mended(pair, {}, "best")).toBeNull();
    expect(mended({ kind: "text", text: "T" })).toBeNull();
  });

  test("leaves an example without it untouched", () => {
    const row = exported({ kind: "instruction", prompt: "Q", response: "A", id: "e1" });
    const before = structuredClone(row);
    withBetterResponse(row, better, undefined);
    expect(row).toEqual(before);
  });
});

describe("a format", () => {
  test("that holds judgments on the original, or no response, cannot carry others", () => {
    const carrying = (kind?: CriterionKind) =>
      EXPORT_FORMATS.filter((format) => carriesResponses(format, kind && { kind })).map(({ name }) => name);
    const refused = ["long-csv", "ndjson", "reward-attributes", "stepwise", "prompt-only"];
    for (const kind of [undefined, ...CRITERION_KINDS])
      expect(carrying(kind).filter((name) => refused.includes(name))).toEqual([]);
    expect(carrying()).toEqual(expect.arrayContaining(["sft-messages", "alpaca", "openai-chat", "prompt-completion"]));
    expect(carrying("preference")).toEqual(expect.arrayContaining(["preference", "kto"]));
    expect(carrying("scale")).toEqual([]);
  });

  test("says whose response a row holds in a column of text, in every row, where it takes columns of ours", () => {
    const row = exported({ kind: "instruction", prompt: "Q", response: "A", id: "e1" });
    const mended = withBetterResponse(row, better, undefined)!;
    for (const name of ["sft-messages", "alpaca"]) {
      const format = sayingWho(formatNamed(name)!);
      expect(format.columns(OPTIONS)).toMatchObject({ rewritten: "text" });
      const said = [mended, row].map((one) => fateOf(format, one, OPTIONS));
      expect(said).toMatchObject([
        { fate: "changed", records: [{ rewritten: JSON.stringify(mended.rewritten) }] },
        { fate: "written", records: [{ rewritten: "" }] },
      ]);
    }
    const strict = sayingWho(formatNamed("openai-chat")!);
    expect(Object.keys(strict.columns(OPTIONS))).not.toContain("rewritten");
    expect(fateOf(strict, mended, OPTIONS)).toMatchObject({
      ...{ fate: "changed", reasons: ["response-rewritten"] },
      records: [expect.not.objectContaining({ rewritten: expect.anything() })],
    });
  });
});
