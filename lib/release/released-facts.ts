import { type FactCondition, having } from "@/lib/core/facts/condition";
import { FLAGGED, flaggedBy, UNKNOWN } from "@/lib/core/facts/flagged";
import { PERSONAL_TYPES, type PersonalType } from "@/lib/core/facts/personal-type";
import { type ReadFacts, readFacts } from "@/lib/facts/read-facts";
import type { ReleasedFacts } from "./about-schema";

export interface ReleasedFactsQuestion {
  projectId: string;
  /** Ids of the examples that are asked about. */
  among: readonly string[];
}

/** For a thread: which personal data and languages the rules found in some examples. Of those not looked at yet nothing is known. */
export async function releasedFacts({ projectId, among }: ReleasedFactsQuestion): Promise<ReleasedFacts> {
  const table = await readFacts(projectId, ["personal", "language"]);
  const asked = new Set(among);
  const isAmong = Uint8Array.from(table.ids, (id) => (asked.has(id) ? 1 : 0));
  const counting = (condition: FactCondition) => countMeeting(table, isAmong, condition);
  const any = counting(having({ fact: "personal" }, "list", null));
  return {
    examples: among.length,
    personal: {
      known: any.known,
      having: any.meeting,
      types: (Object.keys(PERSONAL_TYPES) as PersonalType[])
        .map((type) => ({ type, examples: counting(having({ fact: "personal" }, "list", type)).meeting }))
        .filter(({ examples }) => examples > 0)
        .sort((a, b) => b.examples - a.examples),
    },
    languages: languagesOf(table, isAmong),
  };
}

function countMeeting(table: ReadFacts, isAmong: Uint8Array, condition: FactCondition) {
  const { examples } = flaggedBy(table, { match: "all", conditions: [condition] });
  const counts = { known: 0, meeting: 0 };
  examples.forEach((flag, at) => {
    if (isAmong[at] === 0 || flag === UNKNOWN) return;
    counts.known++;
    if (flag === FLAGGED) counts.meeting++;
  });
  return counts;
}

/** In how many examples any part is in a language; one in two languages counts for both. */
function languagesOf({ columns, partExample }: ReadFacts, isAmong: Uint8Array): ReleasedFacts["languages"] {
  const column = columns.get("language");
  if (column?.kind !== "word") return { known: 0, examples: [] };
  const known = new Set<number>();
  const found = column.words.map(() => new Set<number>());
  column.codes.forEach((code, part) => {
    const example = partExample[part]!;
    if (code < 0 || isAmong[example] === 0) return;
    known.add(example);
    found[code]!.add(example);
  });
  return {
    known: known.size,
    examples: column.words
      .map((language, code) => ({ language, examples: found[code]!.size }))
      .filter(({ examples }) => examples > 0)
      .sort((a, b) => b.examples - a.examples || (a.language < b.language ? -1 : 1)),
  };
}
