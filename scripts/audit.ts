import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { anchorFaultWords, faultWords, scopeWords, streamWords, verdict } from "@/components/members/audit-findings";
import { anchorFileSchema, checkAnchorFile, makeAnchorFile, writeAnchor } from "@/lib/server/audit-anchor";
import { ALL_STREAMS, checkAgainst, checkStreams, type StreamFault } from "@/lib/server/audit-check";

const USAGE = `Usage: npm run audit -- check [--against FILE]
       npm run audit -- anchor [--out FILE]`;

/** Checks the whole audit log, or makes a signed anchor of it for keeping elsewhere. Ends with 1 where something is wrong. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { against: { type: "string" }, out: { type: "string" } },
    allowPositionals: true,
  });
  const [command] = positionals;
  if (positionals.length !== 1 || (command !== "check" && command !== "anchor")) throw new Error(USAGE);
  if (command === "anchor") return anchor(values.out);
  const isWhole = await check();
  return (values.against === undefined || (await against(values.against))) && isWhole ? 0 : 1;
}

async function anchor(out: string | undefined): Promise<number> {
  const written = await writeAnchor();
  const file = await makeAnchorFile();
  const text = `${JSON.stringify(file, null, 1)}\n`;
  if (out) await writeFile(out, text, { flag: "wx" });
  else process.stdout.write(text);
  console.error(
    `${written ? `Anchor ${written.number} is written` : "Nothing has moved since the last anchor"}. Keep the file where whoever owns the database cannot write.`,
  );
  return 0;
}

async function check(): Promise<boolean> {
  const found = await checkStreams(ALL_STREAMS);
  const { tone, words } = verdict(found);
  console.log(`${words}\n${scopeWords(found)}`);
  sayFaults(found.faults);
  for (const sentence of anchorFaultWords(found.anchors)) console.log(sentence);
  return tone === "good";
}

async function against(path: string): Promise<boolean> {
  const file = anchorFileSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (!file.success) throw new Error(`${path} is not a file that "npm run audit -- anchor" made.`);
  const state = checkAnchorFile(file.data);
  const faults = await checkAgainst(file.data);
  const seals = {
    good: "",
    forged: " The file itself is not as it was signed.",
    "unknown-key": " The file is signed with a secret that this server does not have.",
  };
  console.log(
    `\n${faults.length === 0 ? "Nothing is missing or other than" : "This is missing or other than"} at the anchor of ${file.data.at}.${seals[state]}`,
  );
  sayFaults(faults);
  return faults.length === 0 && state === "good";
}

function sayFaults(faults: StreamFault[]): void {
  for (const fault of faults) console.log(`${streamWords(fault)} (${fault.stream}): ${faultWords(fault).join(" ")}`);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
