import { writeFileSync } from "node:fs";
import path from "node:path";
import { EXPORT_FORMATS } from "@/lib/release/formats/all-formats";
import type { Container, ExportFormat, RowOptions } from "@/lib/release/formats/export-format";
import { type Fate, fateOf, Tally } from "@/lib/release/formats/tally";
import { writeFile } from "@/lib/release/formats/write-file";
import { CRITERIA, HOSTILE_ROWS } from "./hostile-rows";
import { plainRecords } from "./plain-records";

/** One file to read, as the checks in Python get it. */
interface Order {
  format: string;
  /** Rows as we write them, or as they would be without any rule. */
  set: "ours" | "plain";
  path: string;
  parquet?: string;
  /** What `dataset_info.json` says of it. */
  info?: object;
  trl: boolean;
  hosted: boolean;
}

/** A format as it is written here: the rows' fates, and of which row each line of its two files is. */
export interface Written {
  format: string;
  fates: ReadonlyMap<string, Fate>;
  lines: Readonly<Record<Order["set"], readonly string[]>>;
  /** Where what is counted beside the file differs from the fates of its rows. */
  miscounted: string[];
}

/** Formats of people and of programs like ours, which nothing trains on. */
const TRAINING = EXPORT_FORMATS.filter(({ isTraining }) => isTraining);
const HOSTED: readonly string[] = ["openai-chat", "openai-preference"];

/** Writes every training format of the hostile rows into a folder; the orders for the checks in Python, and what was written. */
export async function writeFiles(folder: string): Promise<{ orders: Order[]; written: Written[] }> {
  const orders: Order[] = [];
  const written: Written[] = [];
  for (const format of TRAINING) {
    for (const options of waysToWrite(format)) {
      const name = options.desirable === undefined ? format.name : `${format.name}-of-${options.target}`;
      const readers = {
        format: name,
        info: format.datasetInfo,
        trl: !HOSTED.includes(format.name) && !format.name.startsWith("sharegpt") && format.name !== "alpaca",
        hosted: HOSTED.includes(format.name),
      };
      const paths = { path: path.join(folder, `${name}.jsonl`), parquet: path.join(folder, `${name}.parquet`) };
      const tally = await write(format, paths.path, { ...options, container: "text" });
      await write(format, paths.parquet, { ...options, container: "parquet" });
      const plain = { path: path.join(folder, `${name}.plain.jsonl`) };
      orders.push({ ...readers, ...paths, set: "ours" }, { ...readers, ...plain, set: "plain" });
      const fates = new Map(
        HOSTILE_ROWS.map((row) => [row.example.id, fateOf(format, row, { ...options, container: "text" })]),
      );
      const lines = {
        ours: [...fates].flatMap(([id, fate]) => (fate.fate === "left-out" ? [] : fate.records.map(() => id))),
        plain: writePlain(format.name, plain.path),
      };
      written.push({ format: name, fates, lines, miscounted: miscounted(tally, [...fates.values()]) });
    }
  }
  return { orders, written };
}

/** Writes the rows without any rule; answers of which row each line is. */
function writePlain(format: string, file: string): string[] {
  const records = HOSTILE_ROWS.map((row) => plainRecords(format, row));
  writeFileSync(file, records.flatMap((some) => some.map((record) => `${JSON.stringify(record)}\n`)).join(""));
  return records.flatMap((some, index) => some.map(() => HOSTILE_ROWS[index]!.example.id));
}

/** With every criterion that can make its records. */
function waysToWrite({ target, asksDesirable }: ExportFormat): Omit<RowOptions, "container">[] {
  const plain = { csv: "exact", scales: [CRITERIA.scale] } as const;
  if (!target || target.isOptional) return [plain];
  const [first] = target.kinds;
  const usual = { ...plain, target: first === "scale" ? CRITERIA.scale : CRITERIA.preference };
  return asksDesirable ? [usual, { ...plain, target: CRITERIA.choice, desirable: "yes" }] : [usual];
}

async function write(
  format: ExportFormat,
  file: string,
  options: RowOptions & { container: Container },
): Promise<Tally> {
  const tally = new Tally();
  const pieces: Uint8Array[] = [];
  for await (const piece of writeFile(format, rows(), { ...options, tally })) pieces.push(piece);
  writeFileSync(file, Buffer.concat(pieces));
  return tally;
}

async function* rows() {
  yield HOSTILE_ROWS;
}

function miscounted({ changed, leftOut, examples, records }: Tally, fates: readonly Fate[]): string[] {
  const counted = new Map<string, number>(Object.entries({ examples, records, ...changed, ...leftOut }));
  const found = new Map<string, number>();
  const add = (name: string, by: number) => found.set(name, (found.get(name) ?? 0) + by);
  for (const fate of fates) {
    if (fate.fate === "left-out") add(fate.reason, 1);
    else {
      add("examples", 1);
      add("records", fate.records.length);
      if (fate.fate === "changed") for (const reason of fate.reasons) add(reason, 1);
    }
  }
  return [...new Set([...counted.keys(), ...found.keys()])]
    .filter((name) => counted.get(name) !== found.get(name))
    .map((name) => `${name}: ${counted.get(name)} counted, ${found.get(name)} rows have it`);
}
