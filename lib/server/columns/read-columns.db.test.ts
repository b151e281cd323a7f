import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Prisma } from "@/lib/server/generated/prisma/client";
import { Dictionary } from "./dictionary";
import { readColumns } from "./read-columns";

const text = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .map((one) => one.replaceAll("\u0000", ""))
  .filter((one) => one.isWellFormed());

test("values of every kind come as they are, with none in their place, and parameters are no part of the statement", async () => {
  const row = fc.record({
    id: fc.constantFrom(...Array.from({ length: 5 }, () => randomUUID())),
    name: fc.option(fc.oneof(text, fc.constantFrom("'", "\\", '{a,"b"}', "$1", "; DROP TABLE x --"))),
    n: fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 })),
    large: fc.maxSafeInteger(),
    // Written as text, which says no negative zero.
    share: fc.double({ noNaN: true }).map((share) => share + 0),
    at: fc.date({ min: new Date("1900-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
    is: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
      const column = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((one) => one[key]);
      const read = await readColumns(
        Prisma.sql`SELECT id, name, n, large, share, at, is_it FROM unnest(
          ${column("id")}::uuid[], ${column("name")}::text[], ${column("n")}::int[], ${column("large")}::bigint[], ${column("share")}::float8[],
          ${column("at").map((at) => at.toISOString())}::timestamptz[], ${column("is")}::boolean[]) AS r (id, name, n, large, share, at, is_it)`,
        { id: { of: "ids" }, name: { of: "names" }, n: "int", large: "number", share: "float", at: "time", is: "flag" },
      );
      const [ids, names] = [new Dictionary(read.dictionaries.ids), new Dictionary(read.dictionaries.names)];
      const { columns } = read;
      expect(
        Array.from({ length: read.length }, (_, t) => ({
          id: ids.uuid(columns.id[t]!),
          name: columns.name[t]! < 0 ? null : names.text(columns.name[t]!),
          n: columns.n[t],
          large: columns.large[t],
          share: columns.share[t],
          at: new Date(columns.at[t]!),
          is: columns.is[t] === 1,
        })),
      ).toEqual(rows.map((one) => ({ ...one, n: one.n ?? -1 })));
    }),
    { numRuns: 40 },
  );
});

test("what a statement selects is of the kind that is asked for, or it is said", async () => {
  for (const share of [1, 0.8, -0.5])
    await expect(readColumns(Prisma.sql`SELECT ${share}::float8`, { n: "number" })).rejects.toThrow(
      "another kind of value",
    );
  await expect(readColumns(Prisma.sql`SELECT 1::int`, { n: "float" })).rejects.toThrow("another kind of value");
});

test("it can only read, says what PostgreSQL says, and goes on after an error", async () => {
  const one = { n: "int" } as const;
  await expect(readColumns(Prisma.sql`SELECT 1 / 0`, one)).rejects.toThrow("division by zero");
  await expect(readColumns(Prisma.sql`SELECT 1, 2`, one)).rejects.toThrow("2 fields instead of 1");
  const writing = Prisma.sql`INSERT INTO rate_limit (key) VALUES ('x') RETURNING 1`;
  await expect(readColumns(writing, one)).rejects.toThrow("read-only");
  expect((await readColumns(Prisma.sql`SELECT ${7}::int`, one)).columns.n).toEqual(Int32Array.of(7));
});
