import { describe, expect, it } from "vitest";
import { peek } from "@/lib/formats/peek";
import { collect, inPieces } from "@/lib/formats/testing/streams";

describe("peek", () => {
  it.each([0, 1, 9, 10, 11, 100])("gives the head and then all %i bytes from the first", async (length) => {
    const bytes = Buffer.alloc(length, "abc");
    const { head, isComplete, source } = await peek(inPieces(bytes, 4), 10);
    expect(head.length).toBeGreaterThanOrEqual(Math.min(length, 10));
    expect(isComplete).toBe(length < 10);
    expect(Buffer.concat(await collect(source))).toEqual(bytes);
  });

  it("lets go of the source when the reader stops early", async () => {
    let isReleased = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.from("x");
      } finally {
        isReleased = true;
      }
    }
    const { source } = await peek(endless(), 3);
    for await (const chunk of source) if (chunk.length > 0) break;
    expect(isReleased).toBe(true);
  });
});
