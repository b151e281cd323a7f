import fc from "fast-check";
import type { Example } from "@/lib/formats/example";
import { filledText } from "@/lib/formats/testing/examples";
import type { AnswerValue } from "@/lib/guideline/schema";
import type { ExportedExample, ExportedLabel, ExportedResolution } from "../exported";

interface Work {
  labels?: ExportedLabel[];
  decided?: Record<string, AnswerValue>;
  resolutions?: Record<string, Pick<ExportedResolution, "value" | "reason">>;
}

/** A row as the release stage hands it to a writer. */
export function exported(example: Example & { id: string }, work: Work = {}): ExportedExample {
  const resolutions = Object.entries(work.resolutions ?? {}).map(([key, resolution]) => [
    key,
    {
      distribution: null,
      method: "adjudicated",
      note: "",
      author: null,
      guidelineVersion: 1,
      createdAt: "2026-01-02T03:04:05.000Z",
      ...resolution,
    },
  ]);
  return {
    example,
    guidelineVersions: [],
    labels: work.labels ?? [],
    resolutions: Object.fromEntries(resolutions),
    decided: work.decided ?? {},
  };
}

const trimmed = filledText.map((text) => text.trim()).filter((text) => text.isWellFormed());
const duration = fc.option(fc.nat(10_000_000));

/** A first showing's label with all its circumstances; its texts are hard on CSV. */
export const anExportedLabel: fc.Arbitrary<ExportedLabel> = fc.record({
  annotator: trimmed,
  criterion: fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/),
  value: fc.oneof<fc.Arbitrary<AnswerValue>[]>(
    filledText,
    fc.integer(),
    fc.array(trimmed, { maxLength: 3 }),
    fc.record({ choice: fc.constantFrom("A", "B"), strength: fc.constantFrom(1, 2, 3) }),
    fc.array(fc.record({ start: fc.nat(9), end: fc.integer({ min: 10, max: 99 }), label: trimmed }), { maxLength: 2 }),
  ),
  guidelineVersion: fc.integer({ min: 1, max: 99 }),
  submittedAt: fc
    .date({ min: new Date("2001-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  activeMs: duration,
  wallMs: duration,
  session: fc.option(trimmed),
  position: fc.option(fc.integer({ min: 1, max: 500 })),
  revision: fc.integer({ min: 1, max: 3 }),
  pass: fc.constant(0),
  comment: fc.option(filledText),
});
