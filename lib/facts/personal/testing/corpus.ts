import { readFileSync } from "node:fs";
import path from "node:path";
import type { PersonalType } from "@/lib/core/facts/personal-type";
import type { Hit } from "../rule";

const FIXTURES = path.resolve(import.meta.dirname, "../fixtures");

export interface Planted {
  /** Whether it stands in prose, code, a table or JSON. */
  where: string;
  text: string;
  /** What is to be found, in UTF-16 units. */
  expected: Pick<Hit, "type" | "from" | "to">[];
}

/** Texts in which things of all types were planted, between « and ». The sign ¦ keeps scanners of sources from taking them for true. */
export function readPlanted(): Planted[] {
  return lines<{ type: PersonalType; where: string; text: string }>("planted").map(({ type, where, text }) => {
    const pieces = text.split(/[«»]/);
    let length = 0;
    const expected: Planted["expected"] = [];
    for (const [at, piece] of pieces.entries()) {
      if (at % 2 === 1) expected.push({ type, from: length, to: length + piece.length });
      length += piece.length;
    }
    return { where, text: pieces.join(""), expected };
  });
}

/** Texts that hold nothing personal and look as if, by what they are. */
export const readLookAlikes = () => lines<{ like: string; text: string }>("look-alikes");

function lines<T>(name: string): T[] {
  const text = readFileSync(path.join(FIXTURES, `${name}.ndjson`), "utf8").replaceAll("¦", "");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}
