import { build } from "esbuild";
import { expect, it } from "vitest";
import { threadsBundle } from "@/scripts/runtime/build-threads.mjs";

it("makes one file of the threads' sources, without Prisma's client, which cannot start in it", async () => {
  const { warnings, metafile } = await build({ ...threadsBundle(), write: false, metafile: true, logLevel: "silent" });
  expect(warnings.map(({ text }) => text)).toEqual([]);
  const importers = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports.some(({ path }) => path.includes("generated/prisma/client")) ? [file] : [],
  );
  expect(importers).toEqual([]);
});
