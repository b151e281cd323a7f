import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { breaches, laws, sourceOf } from "./house/laws";

const OWN = /^scripts\/(laws\.ts|house\/)/;
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && !OWN.test(file));

let broken = 0;
for (const file of files) {
  for (const { law, what } of breaches(sourceOf(file, readFileSync(file, "utf8")))) {
    console.error(`${file}: ${law} (${what})`);
    broken++;
  }
}
console.log(broken === 0 ? `${Object.keys(laws).length} laws hold in ${files.length} files.` : `${broken} breaches.`);
process.exit(broken === 0 ? 0 : 1);
