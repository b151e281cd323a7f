import { readWholeXml } from "@/lib/formats/workbook/xml";
import type { Zip } from "@/lib/formats/workbook/zip";

/** Numbers of formats for dates and times that every workbook has without saying so. */
function isBuiltIn(format: number): boolean {
  return [
    [14, 22],
    [27, 36],
    [45, 45],
    [47, 47],
    [50, 58],
  ].some(([first = 0, last = 0]) => format >= first && format <= last);
}

/** Whether a code such as `dd/mm/yyyy hh:mm` writes dates or times: one of their letters outside of quotes and brackets. */
function writesDates(code: string): boolean {
  if (/\[[hms]+\]/i.test(code)) return false;
  return /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, ""));
}

/** Which of the styles that cells name, by their numbers, show a number as a date. */
export async function dateStyles(zip: Zip, name: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isInCells = false;
  await readWholeXml(zip, name, {
    open(tag, attributes) {
      const format = Number(attributes.numFmtId);
      if (tag === "numFmt") codes.set(format, attributes.formatCode ?? "");
      else if (tag === "cellXfs") isInCells = true;
      else if (tag === "xf" && isInCells)
        styles.push(writesDates(codes.get(format) ?? "") || (!codes.has(format) && isBuiltIn(format)));
    },
    close(tag) {
      if (tag === "cellXfs") isInCells = false;
    },
  });
  return styles;
}

const DAY_MS = 86_400_000;
/** Days from the end of 1899 to 1970, and from 1904. */
const EPOCH = { 1900: 25_569, 1904: 24_107 };

/** A number of days as the date or the time of day that a spreadsheet shows. */
export function dateText(days: number, is1904: boolean): string {
  const ms = Math.round(days * DAY_MS);
  if (days >= 0 && days < 1) return new Date(ms).toISOString().slice(11, 19);
  const date = new Date(ms - EPOCH[is1904 ? 1904 : 1900] * DAY_MS);
  if (Number.isNaN(date.getTime()) || days < 0) return String(days);
  const text = date.toISOString();
  if (ms % DAY_MS === 0) return text.slice(0, 10);
  return text.endsWith(".000Z") ? text.slice(0, 19) : text.slice(0, 23);
}
