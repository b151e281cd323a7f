import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readMigrations } from "@/prisma/migrate/apply";
import { breaches, circles, laws, sourceOf } from "./house/laws";
import { MEASURED, migrationBreaches, migrationLaws } from "./house/migration-laws";

const OWN = /^scripts\/(laws\.ts|house\/)/;
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && !OWN.test(file));

const sources = files.map((file) => sourceOf(file, readFileSync(file, "utf8")));
const migrations = await readMigrations();
const said = [
  ...sources.flatMap((source) => breaches(source).map(({ law, what }) => `${source.file}: ${law} (${what})`)),
  ...migrations.flatMap((one, index) =>
    one.name > MEASURED
      ? migrationBreaches(one, migrations.slice(0, index)).map(({ law, what }) => `${law} (${what})`)
      : [],
  ),
  ...circles(sources).map((group) => `import each other: ${group.join(", ")}`),
];
for (const line of said) console.error(line);
if (said.length > 0) throw new Error(`${said.length} breaches`);
const count = Object.keys(laws).length + Object.keys(migrationLaws).length;
console.log(`${count} laws hold in ${files.length} files, and no imports go round.`);
