import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { collect, inPieces } from "@/lib/formats/testing/streams";
import { bodyOf } from "./endpoints";
import { unpacked } from "./unpack";

const text = Array.from({ length: 5000 }, (_, n) => JSON.stringify({ text: `row ${n}` })).join("\n");
const unpack = async (bytes: Buffer, size?: number) =>
  Buffer.concat(await collect(unpacked(inPieces(bytes, size)))).toString();

describe("unpacked", () => {
  it.each([1, 100, 1_000_000])(
    "gives what was packed with gzip, once, twice or in parts, in pieces of %i",
    async (size) => {
      const once = gzipSync(text);
      expect(await unpack(once, size)).toBe(text);
      expect(await unpack(gzipSync(once), size)).toBe(text);
      expect(await unpack(Buffer.concat([once, gzipSync("\nend")]), size)).toBe(`${text}\nend`);
      expect(await unpack(Buffer.from(text), size)).toBe(text);
    },
  );

  it("is the only packing that a body may have on its way", () => {
    const sent = (encoding: string) => () =>
      bodyOf(new Request("http://localhost", { method: "POST", body: "x", headers: { "content-encoding": encoding } }));
    for (const encoding of ["gzip", "x-gzip", "identity", ""]) expect(sent(encoding)).not.toThrow();
    for (const encoding of ["br", "gzip, br", "zstd"]) expect(sent(encoding)).toThrow("packed with gzip");
  });

  it("gives nothing for nothing, and a single byte as it is", async () => {
    expect([await unpack(Buffer.alloc(0)), await unpack(Buffer.from("x"))]).toEqual(["", "x"]);
  });

  it("refuses what is cut off, broken, or made to fill a disk", async () => {
    const packed = gzipSync(text);
    const broken = Buffer.from(packed).fill(0xff, 200, 300);
    await expect(unpack(packed.subarray(0, packed.length - 20))).rejects.toMatchObject({ code: "invalid" });
    await expect(unpack(broken)).rejects.toMatchObject({ code: "invalid" });
    await expect(unpack(gzipSync(Buffer.alloc(40_000_000)))).rejects.toMatchObject({ code: "too-large" });
  });

  it("lets through what went wrong with the body itself", async () => {
    async function* brokenOff() {
      yield gzipSync(text).subarray(0, 100);
      throw new Error("connection lost");
    }
    await expect(collect(unpacked(brokenOff()))).rejects.toThrow("connection lost");
  });
});
