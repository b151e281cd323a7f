import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { say } from "./runtime/say.mjs";
import { compare, type Verdict, verdictSchema } from "./trainers/compare";
import { type EnvironmentName, environment, trainersDir } from "./trainers/environments";
import { HOSTILE_ROWS } from "./trainers/hostile-rows";
import { disagreementLines, tableLines } from "./trainers/result-lines";
import { writeFiles } from "./trainers/write-files";

/**
 * Writes every training format of rows that are hard on trainers, lets the trainers' own loaders read the files, and holds what they do
 * with each row against the fate that we say of it: docs/trainers.md.
 */
const CHECKS: readonly { environment: EnvironmentName; program: string; title: string }[] = [
  { environment: "old", program: "load_files.py", title: "datasets, pyarrow and pandas as they were" },
  { environment: "new", program: "load_files.py", title: "datasets, pyarrow and pandas as they are" },
  { environment: "new", program: "trl_rows.py", title: "TRL, with every chat template that it ships" },
  { environment: "old", program: "llamafactory_rows.py", title: "LLaMA-Factory" },
  { environment: "new", program: "hosted_rules.py", title: "OpenAI, Together and Mistral" },
];

const folder = path.join(trainersDir, "files");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { orders, written } = await writeFiles(folder);
const orderFile = path.join(folder, "orders.json");
writeFileSync(orderFile, JSON.stringify(orders));
say(`Wrote ${HOSTILE_ROWS.length} rows in ${written.length} formats`);

const verdicts: Verdict[] = [];
for (const [index, { environment: name, program, title }] of CHECKS.entries()) {
  const answer = path.join(folder, `verdicts-${index}.json`);
  environment(name).run(program, [orderFile, answer]);
  const said = z.array(verdictSchema).parse(JSON.parse(readFileSync(answer, "utf8")));
  say(`${title}: ${said.length} verdicts`);
  verdicts.push(...said);
}

const compared = written.map((one) => compare(one, verdicts, isExcused));
const count = compared.reduce((sum, { disagreements }) => sum + disagreements.length, 0);
console.log(["", ...tableLines(compared), "", ...disagreementLines(compared)].join("\n"));
console.log(`\n${compared.length} formats, ${verdicts.length} verdicts, ${count} disagreements`);
if (count > 0) process.exitCode = 1;

/** Arguments of tools are objects of any shape in lines of JSON for TRL: what cannot hold these reads the Parquet file. */
function isExcused(format: string, reader: string): boolean {
  const hasObjects = /^(sft-messages|prompt-|preference-messages|reward-pairs|kto)/.test(format);
  return hasObjects && /^(datasets 3\.|pyarrow )/.test(reader) && !reader.includes("Parquet");
}
