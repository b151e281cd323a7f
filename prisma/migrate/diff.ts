import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { NO_FILTERS, openSchemaEngine } from "./schema-engine";

const SCHEMA = "prisma/schema.prisma";

/** `tsx prisma/migrate/diff.ts <name>`: writes the next migration, from the committed schema to the one in the working tree. */
async function writeMigration(name: string) {
  const connectionString = process.env.DATABASE_URL ?? "postgresql://localhost/none";
  const { engine } = await openSchemaEngine(connectionString);
  const committed = committedSchema();
  const { stdout } = await engine.diff({
    from:
      committed === null ? { tag: "empty" } : { tag: "schemaDatamodel", files: [{ path: SCHEMA, content: committed }] },
    to: { tag: "schemaDatamodel", files: [{ path: SCHEMA, content: await readFile(SCHEMA, "utf8") }] },
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  });
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join("prisma/migrations", `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), stdout ?? "");
  console.log(`Wrote ${folder}/migration.sql: read it, then add what Prisma cannot say.`);
}

function committedSchema(): string | null {
  try {
    return execFileSync("git", ["show", `HEAD:${SCHEMA}`], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return null;
  }
}

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Say a name in lower case, for example: npx tsx prisma/migrate/diff.ts add_releases");
  process.exit(2);
}
await writeMigration(name);
process.exit(0);
