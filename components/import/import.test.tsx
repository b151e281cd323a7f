import { describe, expect, test } from "vitest";
import { markup, words } from "@/components/testing/shown";
import { criterionSchema } from "@/lib/guideline/schema";
import { USUALLY_TAKEN } from "@/lib/import/example-draft";
import { summariseExport } from "@/lib/import/exports/export-summary";
import { ExampleMappingForm } from "./example-mapping";
import { ExportLabels, NO_CHOICES, unsaid } from "./export-labels";
import { FieldAccount } from "./field-account";
import { ImportOutcome } from "./import-outcome";
import { JobList, type JobListRow } from "./job-list";
import { LineProblems, positionWords } from "./line-problems";
import { OddRecords } from "./odd-records";
import { ValueMap } from "./value-map";

const nothing = () => {};
const CORRECT = criterionSchema.parse({
  key: "correct",
  title: "Correct?",
  kind: "choice",
  level: "nominal",
  required: true,
  options: [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
  ],
});
const DRAFT = { kind: "" as const, id: [], unordered: false, targets: {} };

test("labels for which an export names nobody ask who gave them, before anything is sent", () => {
  const summary = summariseExport([{ id: 1, text: "It is right.", label: ["yes"] }], [CORRECT], { label: "correct" })!;
  const choices = { ...NO_CHOICES, annotator: " " };
  const shown = <ExportLabels {...{ summary, choices }} criteria={[CORRECT]} onChange={nothing} withExamples />;
  expect(words(shown)).toContain("answers of people who are not named");
  expect(unsaid(summary, choices)).toContain("Labelled by");
  expect(unsaid(summary, { ...choices, annotator: "ana@example.org" })).toBeNull();
});

describe("what came of an import", () => {
  const job = {
    state: "succeeded" as const,
    accepted: 7,
    rejected: 5,
    duplicates: 2,
    message: null,
    leftOut: {},
    labels: null,
  };

  test("what is there already is not called refused", () => {
    expect(words(<ImportOutcome job={job} />)).toMatch(/Accepted 7 Not stored twice 2 Refused 3/);
    expect(words(<ImportOutcome job={{ ...job, rejected: 0, duplicates: 0 }} />)).not.toContain("stand twice");
  });

  test("what was left out is counted by reason, and so are labels that came along", () => {
    const left = words(<ImportOutcome job={{ ...job, leftOut: { "no-answer": 3, draft: 1 } }} />);
    expect(left).toMatch(/Refused 3 Left out 4 .*3 no answer.*; 1 drafts/);
    const labels = { accepted: 20, rejected: 1, duplicates: 0, leftOut: { skip: 2 } };
    expect(words(<ImportOutcome job={{ ...job, labels }} />)).toMatch(
      /Labels that stood in these records Accepted 20 .*Refused 1 Left out 2/,
    );
    expect(words(<ImportOutcome job={job} />)).not.toMatch(/Left out|Labels/);
    expect(words(<ImportOutcome job={{ ...job, message: "It also holds 3 labels." }} />)).toContain("3 labels");
  });

  test("one that failed gives its reason; one that was called off says that the rest can be added", () => {
    expect(words(<ImportOutcome job={{ ...job, state: "failed", message: "No disk." }} />)).toMatch(
      /stopped.*No disk\./,
    );
    expect(words(<ImportOutcome job={{ ...job, state: "cancelled" }} />)).toContain("Import the file again");
    expect(words(<ImportOutcome job={job} />)).not.toMatch(/stopped|Import the file again/);
  });

  test("the list of imports counts alike, and names what has no file and nobody behind it", () => {
    const row: JobListRow = {
      ...job,
      id: "j",
      kind: "import-examples",
      fileName: null,
      startedBy: null,
      createdAt: new Date(0),
    };
    const list = (jobs: JobListRow[]) => words(<JobList jobs={jobs} hrefOf={(id) => `/${id}`} olderHref={null} />);
    expect(list([row])).toMatch(
      /pasted or sent by a program .* done Accepted 7 Not stored twice 2 Refused 3 By the server/,
    );
    expect(list([])).toContain("Nothing imported yet");
    expect(list([])).not.toContain("Older imports");
  });
});

describe("the columns of examples", () => {
  const form = (records: unknown[], id: string[] = []) =>
    markup(
      <ExampleMappingForm
        columns={["1", "tone"]}
        records={records}
        criteria={[CORRECT]}
        draft={{ ...DRAFT, id }}
        onChange={nothing}
      />,
    );

  test("each shows its first value that says something, cut where it is long", () => {
    const html = form(["no record", { "1": "" }, { "1": null, tone: "x".repeat(81) }, { "1": ["a"], tone: "later" }]);
    expect(html).toContain('<span dir="auto">["a"]</span>');
    expect(html).toContain(`<span dir="auto">${"x".repeat(80)}…</span>`);
  });

  test("what stands within a column can be mapped; what was mapped stays in sight", () => {
    const html = (targets: Record<string, string>) =>
      markup(
        <ExampleMappingForm
          columns={["log"]}
          records={[{ log: '{"q":"Why?","a":"So."}' }]}
          criteria={[CORRECT]}
          draft={{ ...DRAFT, targets }}
          onChange={nothing}
        />,
      );
    expect(html({})).toContain("Show the fields within columns");
    expect(html({})).not.toContain("log.q");
    expect(html({ "log.q": "prompt" })).toContain('aria-label="log.q becomes"');
    expect(html({ "log.q": "prompt" })).toContain("Why?");
  });

  test("one that makes the id becomes nothing else; the others may be a slice or a known answer", () => {
    expect(form([])).toContain('value="slice:1"');
    expect(form([], ["1"])).not.toContain('value="slice:1"');
    expect(form([], ["1"])).toContain('value="slice:tone"');
    expect(form([])).toContain('value="gold:correct"');
  });
});

describe("what becomes of fields and records", () => {
  const read = (fates: object[]) => ({
    line: 1,
    value: { kind: "text", text: "t" },
    shape: "plain-text",
    fates: () => fates,
  });

  test("each field is told with its place and count, and which one stops records", () => {
    const events = [
      read([
        { field: "text", became: "text" },
        { field: "note", became: "extra" },
        { field: "topic", became: "slice:topic" },
      ]),
      { line: 2, error: { code: "telling-field", field: "chosen", message: "x" } },
    ];
    const shown = words(<FieldAccount events={events as never} columns={["text", "note", "topic", "chosen"]} />);
    expect(shown).toMatch(/text Becomes text in 1 record/);
    expect(shown).toMatch(/note Becomes kept with the origin, not shown to annotators in 1 record/);
    expect(shown).toMatch(/topic Becomes slice: topic/);
    expect(shown).toMatch(/chosen Becomes refused: it seems to belong to another shape/);
    expect(words(<FieldAccount events={[]} columns={[]} />)).toBe("");
  });

  test("kinds are asked about where they are mixed or new to the project, other oddities where they occur", () => {
    const records = (oddities: object, kindsBefore: ("text" | "reward")[] = []) =>
      words(
        <OddRecords
          oddities={{ kinds: [{ kind: "text", records: 3 }], emptyResponses: 0, repeatedKeys: 0, ...oddities }}
          kindsBefore={kindsBefore}
          taken={USUALLY_TAKEN}
          onChange={nothing}
        />,
      );
    expect(records({})).toBe("");
    expect(records({}, ["text"])).toBe("");
    expect(records({}, ["reward"])).toContain("The project has reward so far.");
    expect(records({ emptyResponses: 2 })).toContain("2 records with an empty response");
    expect(records({ repeatedKeys: 1 })).toContain("1 record in which a key stands twice");
  });
});

describe("what values mean", () => {
  const map = (values: string[], known: Record<string, string> = {}) =>
    markup(
      <ValueMap
        criterion={CORRECT}
        columns={["a"]}
        records={values.map((a) => ({ a }))}
        map={known}
        onChange={nothing}
      />,
    );

  test("values that are answers are not asked about, unless they were given another meaning", () => {
    expect(map(["yes", "no"])).toContain("All values of the beginning fit as they are: yes, no.");
    expect(map(["yes", "ja"])).toContain('aria-label="ja means"');
    expect(map(["yes", "ja"])).not.toContain('aria-label="yes means"');
    expect(map(["yes"], { yes: "no" })).toContain('aria-label="yes means"');
  });
});

describe("records that will be refused", () => {
  const at = (line: number, row?: number) => ({ line, row, error: { code: "x", message: `wrong ${line}` } });
  const said = (events: unknown[]) => words(<LineProblems events={events as never} />);

  test("the first are shown with their place, the others counted", () => {
    expect(said([{ line: 1, value: {} }])).toBe("");
    const many = said(Array.from({ length: 10 }, (_, index) => at(index + 1)));
    expect(many).toMatch(/^10 records of the beginning would be refused/);
    expect(many).toContain("line 8 wrong 8");
    expect(many).not.toContain("wrong 9");
    expect(many).toContain("and 2 more");
  });

  test("a spreadsheet's row is told where it differs, and then explained", () => {
    expect([
      positionWords({ line: 12 }),
      positionWords({ line: 12, row: 12 }),
      positionWords({ line: 12, row: 5 }),
    ]).toEqual(["line 12", "line 12", "line 12, row 5"]);
    expect(said([at(12, 5)])).toContain("as a spreadsheet counts");
    expect(said([at(12)])).not.toContain("as a spreadsheet counts");
  });
});
