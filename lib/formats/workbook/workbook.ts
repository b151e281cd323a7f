import type { FileBytes } from "@/lib/formats/file-bytes";
import { UnreadableFile } from "@/lib/formats/unreadable";
import { MergedCells } from "@/lib/formats/workbook/merged";
import type { SheetRow } from "@/lib/formats/workbook/row";
import { type CellRules, sheetRows, textsNeeded, withTexts } from "@/lib/formats/workbook/sheet";
import type { CellsEvent } from "@/lib/formats/workbook/sheet-shape";
import { dateStyles } from "@/lib/formats/workbook/styles";
import { readTexts } from "@/lib/formats/workbook/texts";
import { readWholeXml } from "@/lib/formats/workbook/xml";
import { Zip } from "@/lib/formats/workbook/zip";

interface Sheet {
  name: string;
  isHidden: boolean;
  /** The name of its file in the archive. */
  path: string;
}

interface Parts {
  sheets: Sheet[];
  texts: string;
  styles: string;
  is1904: boolean;
}

/** An Excel workbook (.xlsx), read piece by piece: which sheets it has, and the rows of each as texts. */
export class Workbook {
  #rules: CellRules | null = null;

  private constructor(
    private readonly zip: Zip,
    private readonly parts: Parts,
  ) {}

  static async open(file: FileBytes): Promise<Workbook> {
    const zip = await Zip.open(file);
    return new Workbook(zip, await partsOf(zip));
  }

  /** The sheets that are not hidden, in their order. */
  get sheets(): string[] {
    return this.parts.sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name);
  }

  /** Which of its sheets hold anything. */
  async filledSheets(): Promise<string[]> {
    const filled: string[] = [];
    for (const name of this.sheets) if ((await this.#first(name, 1, MergedCells.NONE)).length > 0) filled.push(name);
    return filled;
  }

  /** The rows of a sheet, by its name or its number from 1. */
  async *rows(sheet: string | number): AsyncGenerator<CellsEvent> {
    const texts = await readTexts(this.zip, this.parts.texts);
    const path = this.#pathOf(sheet);
    const rules = await this.#cellRules();
    for await (const row of sheetRows(this.zip, path, rules, await MergedCells.of(this.zip, path)))
      yield toEvent(row, withTexts(row, texts));
  }

  /** The first rows of a sheet, without reading more of the workbook than they need. */
  async firstRows(sheet: string, count: number): Promise<CellsEvent[]> {
    const rows = await this.#first(sheet, count, await MergedCells.of(this.zip, this.#pathOf(sheet)));
    const texts = await readTexts(this.zip, this.parts.texts, textsNeeded(rows));
    return rows.map((row) => toEvent(row, withTexts(row, texts)));
  }

  async #first(sheet: string, count: number, merged: MergedCells): Promise<SheetRow[]> {
    const rows: SheetRow[] = [];
    for await (const row of sheetRows(this.zip, this.#pathOf(sheet), await this.#cellRules(), merged)) {
      rows.push(row);
      if (rows.length === count) break;
    }
    return rows;
  }

  #pathOf(sheet: string | number): string {
    const { sheets } = this.parts;
    const found = typeof sheet === "number" ? sheets[sheet - 1] : sheets.find(({ name }) => name === sheet);
    if (found) return found.path;
    throw new UnreadableFile(
      "unknown-sheet",
      `the workbook has no sheet ${JSON.stringify(sheet)}; it has ${sheets.map(({ name }) => JSON.stringify(name)).join(", ")}`,
    );
  }

  async #cellRules(): Promise<CellRules> {
    this.#rules ??= { dates: await dateStyles(this.zip, this.parts.styles), is1904: this.parts.is1904 };
    return this.#rules;
  }
}

function toEvent({ line, error }: SheetRow, value: string[]): CellsEvent {
  return error ? { line, error } : { line, value };
}

/** Where an archive that is none keeps what tells it. */
const OTHERS: readonly [file: string, message: string][] = [
  ["xl/workbook.bin", "the file is a binary workbook (.xlsb); save it as .xlsx or the sheet as CSV"],
  ["content.xml", "the file is an OpenDocument file; save the sheet as .xlsx or CSV"],
  ["word/document.xml", "the file is a Word document; save its text or its table as a file of its own"],
];

async function partsOf(zip: Zip): Promise<Parts> {
  const [root] = await relations(zip, "");
  const path = root?.type === "officeDocument" ? root.target : "xl/workbook.xml";
  const other = OTHERS.find(([file]) => zip.has(file))?.[1];
  if (other || !zip.has(path))
    throw new UnreadableFile(
      "not-text",
      other ?? "the file is a ZIP archive; unpack it and choose one of the files in it",
    );
  const targets = await relations(zip, path);
  const targetOf = (type: string) => targets.find((one) => one.type === type)?.target ?? "";
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readWholeXml(zip, path, {
    open(tag, attributes) {
      if (tag === "workbookPr") is1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
      if (tag !== "sheet") return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];
      const target = targets.find((one) => one.id === id && one.type === "worksheet")?.target;
      if (target)
        sheets.push({
          name: attributes.name ?? "",
          isHidden: (attributes.state ?? "visible") !== "visible",
          path: target,
        });
    },
  });
  return { sheets, is1904, texts: targetOf("sharedStrings"), styles: targetOf("styles") };
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

/** What a file of the archive refers to. The main one is first. */
async function relations(zip: Zip, path: string): Promise<Relation[]> {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const found: Relation[] = [];
  await readWholeXml(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, {
    open(tag, { Id = "", Type = "", Target = "" }) {
      if (tag !== "Relationship") return;
      const type = Type.slice(Type.lastIndexOf("/") + 1);
      found.push({ id: Id, type, target: resolved(folder, Target) });
    },
  });
  return found.sort((a, b) => Number(b.type === "officeDocument") - Number(a.type === "officeDocument"));
}

function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
