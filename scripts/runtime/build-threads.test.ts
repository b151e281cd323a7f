import { build } from "esbuild";
import { expect, it } from "vitest";
import { threadsBundle } from "@/scripts/runtime/build-threads.mjs";

const { warnings, metafile } = await build({
  ...threadsBundle(),
  outdir: "threads",
  write: false,
  metafile: true,
  logLevel: "silent",
});

it("makes files of the threads' sources, without Prisma's client, which cannot start in them", () => {
  expect(warnings.map(({ text }) => text)).toEqual([]);
  const importers = Object.entries(metafile.inputs).flatMap(([file, { imports }]) =>
    imports.some(({ path }) => path.includes("generated/prisma/client")) ? [file] : [],
  );
  expect(importers).toEqual([]);
});

it("lets a thread begin without what only some tasks need", () => {
  const begins = new Set(["threads/all-tasks.mjs"]);
  for (const file of begins)
    for (const { path, kind } of metafile.outputs[file]!.imports)
      if (kind === "import-statement" && path in metafile.outputs) begins.add(path);
  const bytes = [...begins].reduce((sum, file) => sum + metafile.outputs[file]!.bytes, 0);
  expect(bytes).toBeLessThan(3_000_000);
});
