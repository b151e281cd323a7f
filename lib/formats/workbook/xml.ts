import { SaxesParser } from "saxes";
import { UnreadableFile } from "@/lib/formats/unreadable";
import type { Zip } from "@/lib/formats/workbook/zip";

/** What hears the parts of an XML file; names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Longest stretch of a workbook's XML without a tag: many times the longest text of a cell. */
const LONGEST_STRETCH = 4_000_000;

/**
 * Reads a file of an archive as XML, piece by piece; one that is not there is empty. After each piece control goes back to the caller, who may stop. A file that declares a document type is
 * refused, so entities are never defined, let alone expanded; so is a stretch without end.
 */
export async function* readXml(zip: Zip, name: string, handler: XmlHandler): AsyncGenerator<void> {
  if (!zip.has(name)) return;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parser = new SaxesParser();
  let stretch = 0;
  parser.on("doctype", () => {
    throw new UnreadableFile("broken-workbook", "the workbook declares a document type, as no workbook does");
  });
  parser.on("error", () => {
    throw brokenWorkbook();
  });
  parser.on("opentag", ({ name, attributes }) => {
    stretch = 0;
    handler.open(plain(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    stretch = 0;
    handler.close?.(plain(name));
  });
  parser.on("text", (text) => handler.text?.(text));
  parser.on("cdata", (text) => handler.text?.(text));
  for await (const piece of zip.read(name)) {
    stretch += piece.length;
    parser.write(decoded(decoder, piece));
    if (stretch > LONGEST_STRETCH) throw brokenWorkbook();
    yield;
  }
  parser.write(decoded(decoder)).close();
  yield;
}

/** The same to the end. */
export async function readWholeXml(zip: Zip, name: string, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(zip, name, handler));
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw brokenWorkbook();
  }
}

export function brokenWorkbook(): UnreadableFile {
  return new UnreadableFile(
    "broken-workbook",
    "the workbook is not valid; open it in a spreadsheet program and save it again",
  );
}

function plain(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
