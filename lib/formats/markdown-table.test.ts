import { expect, it } from "vitest";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { openContainer } from "@/lib/import/open-container";

async function read(text: string, size?: number) {
  const events = await collect(openContainer(inPieces(text, size), {}));
  return events.map((event) => [event.line, "value" in event ? event.value : event.error.code]);
}

it("reads a Markdown table with its bars, line breaks and alignments", async () => {
  const text = "# Answers\n\n| id | text |\r\n|---:|:---|\r\n| 1 | a \\| b<br>c |\r\n\n|2|| \n| 3 | d | e |\n4 | f\n";
  for (const size of [1, 7, 1000])
    expect(await read(text, size)).toEqual([
      [5, { id: "1", text: "a | b\nc" }],
      [7, { id: "2", text: "" }],
      [8, "wrong-cell-count"],
      [9, { id: "4", text: "f" }],
    ]);
});
