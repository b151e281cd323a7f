import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Container } from "@/lib/formats/detect";
import { openRecords } from "@/lib/formats/open-records";
import { collect, inPieces } from "@/lib/formats/testing/streams";

const containers: Container[] = [
  { container: "ndjson" },
  { container: "json" },
  { container: "lines" },
  { container: "csv", delimiter: ",", header: true },
  { container: "csv", delimiter: " ", header: false },
];

/** Pieces of syntax in any order: most of it is broken in some way. */
const syntax = fc.constantFrom(
  '"',
  '""',
  "\\",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\n",
  "\r",
  "\r\n",
  " ",
  "a",
  '"a":1',
  "1",
  "null",
  "é",
  '{"data":[',
);
const rubbish = fc.oneof(
  fc.array(syntax, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(""))),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
);

describe("openRecords", () => {
  it.each(containers)("ends, in the same way for pieces of any size, whatever the bytes: %j", async (container) => {
    await fc.assert(
      fc.asyncProperty(rubbish, fc.integer({ min: 1, max: 9 }), async (bytes, size) => {
        // The first 512 bytes are judged together; a long blank beginning makes the pieces arrive one by one.
        const content = Buffer.concat([Buffer.alloc(600, "\n"), bytes]);
        const events = await collect(openRecords(inPieces(content, size), container));
        expect(events).toEqual(await collect(openRecords(inPieces(content), container)));
        const lines = events.map((event) => event.line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        const last = 600 + bytes.toString("latin1").split("\n").length;
        expect(lines.every((line) => line > 600 && line <= last)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
