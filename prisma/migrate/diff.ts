import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { openSchemaEngine } from "./schema-engine";

const SCHEMA = "prisma/schema";

/** `tsx prisma/migrate/diff.ts <name>`: writes the next migration, from the committed schema to the one in the working tree. */
async function writeMigration(name: string) {
  const connectionString = process.env.DATABASE_URL ?? "postgresql://localhost/none";
  const engine = await openSchemaEngine(connectionString);
  const committed = committedFiles();
  const { stdout } = await engine.diff({
    from: committed.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: committed },
    to: { tag: "schemaDatamodel", files: await filesInTree() },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join("prisma/migrations", `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), stdout ?? "");
  console.log(`Wrote ${folder}/migration.sql: read it, then add what Prisma cannot say.`);
}

async function filesInTree() {
  const paths = (await readdir(SCHEMA)).map((name) => `${SCHEMA}/${name}`);
  return Promise.all(paths.map(async (file) => ({ path: file, content: await readFile(file, "utf8") })));
}

function committedFiles() {
  const git = (...command: string[]) => execFileSync("git", command, { encoding: "utf8" });
  const paths = git("ls-tree", "--name-only", "HEAD", `${SCHEMA}/`).split("\n").filter(Boolean);
  return paths.map((file) => ({ path: file, content: git("show", `HEAD:${file}`) }));
}

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Say a name in lower case, for example: npx tsx prisma/migrate/diff.ts add_releases");
  process.exit(2);
}
await writeMigration(name);
process.exit(0);
