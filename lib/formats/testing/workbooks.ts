import { zipOf } from "@/lib/formats/testing/archives";

/** A cell: a shared text, a number, true or false, nothing, or XML of its own in place of the whole `<c>`, in which `@` is its name. */
export type TestCell = string | number | boolean | null | { xml: string };

interface TestSheet {
  rows: readonly (readonly TestCell[])[];
  merged?: readonly string[];
  isHidden?: boolean;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export const escapeXml = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    // What XML cannot hold, and what it would change, is written as spreadsheets do.
    .replace(/[^\P{Cc}\t\n]|_(?=x[0-9A-Fa-f]{4}_)/gu, (character) => {
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    });

/** A workbook of the given sheets, as a spreadsheet program would write it. Style 1 is a date, 2 a date and time, 3 a custom format of one. */
export function workbookOf(
  sheets: Readonly<Record<string, TestSheet>>,
  { is1904 = false, extra = {} }: { is1904?: boolean; extra?: Record<string, string> } = {},
): Buffer {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr date1904="${Number(is1904)}"/><sheets>${names
      .map((name, index) => {
        const state = sheets[name]?.isHidden ? ' state="hidden"' : "";
        return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
      })
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...names.map((_, index): [string, string] => ["worksheet", `worksheets/sheet${index + 1}.xml`]),
      ["sharedStrings", "sharedStrings.xml"],
      ["styles", "/xl/styles.xml"],
    ]),
    "xl/styles.xml": `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="170" formatCode="[$-407]dd\\.mm\\.yyyy&quot; Uhr&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
  };
  const numberOf = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };
  for (const [index, name] of names.entries()) {
    const { rows, merged = [] } = sheets[name] as TestSheet;
    const data = rows.map((cells, row) => {
      const written = cells.map((cell, column) =>
        cellXml(cell, `${String.fromCharCode(65 + column)}${row + 1}`, numberOf),
      );
      return `<row r="${row + 1}">${written.join("")}</row>`;
    });
    const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join("");
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `${HEAD}<worksheet ${MAIN}><sheetData>${data.join("")}</sheetData><mergeCells>${ranges}</mergeCells></worksheet>`;
  }
  files["xl/sharedStrings.xml"] =
    `${HEAD}<sst ${MAIN}>${texts.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join("")}</sst>`;
  return zipOf({ ...files, ...extra });
}

function cellXml(cell: TestCell, name: string, numberOf: (text: string) => number): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "object") return cell.xml.replaceAll("@", name);
  if (typeof cell === "number") return `<c r="${name}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${name}" t="b"><v>${Number(cell)}</v></c>`;
  return `<c r="${name}" t="s"><v>${numberOf(cell)}</v></c>`;
}

function relations(targets: readonly [type: string, target: string][]): string {
  const list = targets.map(([type, target], index) => {
    return `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  });
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
}
