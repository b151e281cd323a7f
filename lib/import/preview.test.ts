import { describe, expect, it } from "vitest";
import { draftToExampleMapping, guessExamples } from "./example-draft";
import { previewExamples, previewFile } from "./preview";

const bytes = (text: string) => new TextEncoder().encode(text);

function open(text: string, isComplete = true, fileName?: string) {
  const preview = previewFile({ head: bytes(text), isComplete, fileName });
  if (!preview.ok) throw new Error(preview.message);
  return preview;
}

describe("previewFile", () => {
  it("leaves out the record that the end of the head cuts off, in every container", () => {
    const record = '{"text":"one"}';
    for (const cut of [`${record}\n{"te`, `[\n${record},{"te`, "text,n\none,1\ntw"]) {
      const { events } = open(cut, false, cut.startsWith("text") ? "a.csv" : undefined);
      expect(events.map((event) => "value" in event && (event.value as { text: string }).text)).toEqual(["one"]);
    }
  });

  it("shows a file that is one list of turns, and lines that are, as the conversations they are", () => {
    const turns = [
      { from: "human", value: "Hi" },
      { from: "gpt", value: "Hello" },
    ];
    for (const [text, name, count] of [
      [JSON.stringify(turns, null, 2), "chat.json", 1],
      [`${JSON.stringify(turns)}\n${JSON.stringify(turns)}\n`, "chats.jsonl", 2],
    ] as const) {
      const { events, columns } = open(text, true, name);
      const mapping = draftToExampleMapping(guessExamples(columns, []), undefined);
      const kinds = previewExamples(events, { mapping }).map((event) => "value" in event && event.value.kind);
      expect(kinds).toEqual(Array(count).fill("conversation"));
    }
  });

  it("reports broken lines by their number and goes on", () => {
    const { events, columns } = open('{"text":"a"}\nnot json\n{"text":"b","id":1}');
    expect(events.map((event) => [event.line, "error" in event])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
    expect(columns).toEqual(["text", "id"]);
  });

  it("lets the person overrule how a table is cut", () => {
    const file = { head: bytes("a;b\nc;d\n"), isComplete: true };
    const preview = previewFile(file, { delimiter: ";", header: false });
    expect(preview).toMatchObject({ ok: true, columns: ["1", "2"] });
    expect(preview.ok && preview.events).toHaveLength(2);
  });

  it("finds the records of evaluation logs in their files", () => {
    const result = { prompt: { raw: "Say no" }, response: { output: "No." }, score: 1 };
    const sample = { id: 1, input: "Capital of Peru?", target: "Lima", output: { model: "m", completion: "Lima." } };
    const files = [
      {
        version: 3,
        results: { version: 3, prompts: [{ raw: "x" }], results: [result, result] },
        config: { tests: [] },
      },
      { version: 2, eval: { task: "t" }, results: { scores: [{ name: "match" }] }, samples: [sample, sample] },
    ];
    for (const file of files) {
      for (const text of [JSON.stringify(file), JSON.stringify(file, null, 2)]) {
        const read = previewExamples(open(text, true, "log.json").events, {});
        expect(read.map((event) => "shape" in event && event.shape)).toEqual(["evaluation-log", "evaluation-log"]);
      }
    }
  });

  it("says why a file cannot be read, whatever the person chose", () => {
    const file = { head: new Uint8Array([0x1f, 0x8b, 8, 0]), isComplete: true };
    expect(previewFile(file, { delimiter: "," })).toMatchObject({
      ok: false,
      message: expect.stringContaining("gzip"),
    });
  });

  it("judges the beginning of a large table only", () => {
    expect(open(`a,b\n${"1,2\n".repeat(5000)}`, true, "a.csv")).toMatchObject({
      isWhole: false,
      events: { length: 200 },
    });
  });
});

describe("guessExamples", () => {
  function guess(text: string, fileName?: string) {
    const { columns, events } = open(text, true, fileName);
    const records = events.flatMap((event) => ("value" in event ? [event.value] : []));
    const mapping = draftToExampleMapping(guessExamples(columns, records), undefined);
    return previewExamples(events, { mapping }).map((event) => ("value" in event ? event.value : event.error.code));
  }

  it("leaves known shapes alone", () => {
    expect(guessExamples(["prompt", "chosen", "rejected"], [{ prompt: "p", chosen: "a", rejected: "b" }])).toEqual({
      kind: "",
      id: [],
      unordered: false,
      targets: {},
    });
  });

  it("finds the text and the id in a table without names", () => {
    expect(guess("1.\tThe national executive met.\n2.\tA bank sells its shares again.\n", "d.tsv")).toMatchObject([
      { id: "1.", kind: "text", text: "The national executive met." },
      { id: "2.", kind: "text" },
    ]);
  });
});
