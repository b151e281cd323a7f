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

/** Writes every training format of the hostile rows into a folder; the order for the checks in Python, and what was written. */
export async function writeFiles(folder: string): Promise<{ orders: Order[]; written: Written[] }> {
  const orders: Order[] = [];
  const written: Written[] = [];
  for (const format of TRAINING) {
    for (const options of waysToWrite(format)) {
      const name = options.desirable === undefined ? format.name : `${format.name}-of-${options.target}`;
      const ours = path.join(folder, `${name}.jsonl`);
      const parquet = path.join(folder, `${name}.parquet`);
      const tally = await write(format, ours, { ...options, container: "text" });
      await write(format, parquet, { ...options, container: "parquet" });
      const fates = new Map(
        HOSTILE_ROWS.map((row) => [row.example.id, fateOf(format, row, { ...options, container: "text" })]),
      );
      const plain = HOSTILE_ROWS.flatMap((row) => {
        const records = plainRecords(format.name, row);
        return records.map((record) => ({ id: row.example.id, record }));
      });
      const plainPath = path.join(folder, `${name}.plain.jsonl`);
      writeFileSync(plainPath, plain.map(({ record }) => `${JSON.stringify(record)}\n`).join(""));
      const readers = {
        info: format.datasetInfo,
        trl: !HOSTED.includes(format.name) && !format.name.startsWith("sharegpt") && format.name !== "alpaca",
        hosted: HOSTED.includes(format.name),
      };
      orders.push({ format: name, set: "ours", path: ours, parquet, ...readers });
      orders.push({ format: name, set: "plain", path: plainPath, ...readers });
      written.push({
        format: name,
        fates,
        lines: {
          ours: [...fates].flatMap(([id, fate]) => (fate.fate === "left-out" ? [] : fate.records.map(() => id))),
          plain: plain.map(({ id }) => id),
        },
        miscounted: miscounted(tally, [...fates.values()]),
      });
    }
  }
  return { orders, written };
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
  yield* HOSTILE_ROWS;
}

function miscounted({ changed, leftOut, examples, records }: Tally, fates: readonly Fate[]): string[] {
  const said = { examples, records, ...changed, ...leftOut };
  const found: Record<string, number> = { examples: 0, records: 0 };
  const count = (name: string, by = 1) => {
    found[name] = (found[name] ?? 0) + by;
  };
  for (const fate of fates) {
    if (fate.fate === "left-out") count(fate.reason);
    else {
      count("examples");
      count("records", fate.records.length);
      if (fate.fate === "changed") for (const reason of fate.reasons) count(reason);
    }
  }
  return [...new Set([...Object.keys(said), ...Object.keys(found)])]
    .filter((name) => (said as Record<string, number>)[name] !== found[name])
    .map((name) => `${name}: ${(said as Record<string, number>)[name]} counted, ${found[name]} rows have it`);
}
