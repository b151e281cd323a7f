import { expect, test } from "vitest";
import { readMigrations } from "@/prisma/migrate/apply";
import { migrationBreaches } from "@/scripts/house/migration-laws";
import { NEXT_RELEASE } from "./next-release";

test("the release that the endurance test makes up keeps the laws of migrations", async () => {
  const ours = await readMigrations();
  for (const [index, migration] of NEXT_RELEASE.entries())
    expect(migrationBreaches(migration, [...ours, ...NEXT_RELEASE.slice(0, index)])).toEqual([]);
});
