import fc from "fast-check";
import { expect, it } from "vitest";
import { statement } from "@/lib/server/columns/statement";
import { Prisma } from "@/lib/server/generated/prisma/client";

it("is what Prisma.sql makes of the same template, however statements lie in each other", () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.string()), fc.boolean(), (n, list, deep) => {
      const inner = statement`a = ${n} AND ${statement`b IN (${list})`} OR c`;
      const same = Prisma.sql`a = ${n} AND ${Prisma.sql`b IN (${list})`} OR c`;
      const made = deep ? statement`SELECT ${inner}, ${n}` : statement`${inner}`;
      const expected = deep ? Prisma.sql`SELECT ${same}, ${n}` : Prisma.sql`${same}`;
      expect(made).toEqual({ strings: [...expected.strings], values: [...expected.values] });
    }),
  );
});
