import { factNamed, SHOWN_FACTS } from "@/lib/core/facts/catalogue";
import { heldFact } from "@/lib/core/facts/held";
import { type Odd, oddIn } from "@/lib/core/facts/odd";
import { type LookQuestion, lookAt } from "./looked";

export interface OddQuestion extends LookQuestion {
  /** The word by whose values examples are told apart. */
  cut: string;
}

export interface OddIn {
  matching: number;
  part: string | null;
  found: Odd[];
  /** How many more were found than are named. */
  more: number;
  looks: number;
}

const MOST = 20;
/** Where it came from says nothing of what is in it. */
const OF_THE_CUT = new Set(["source", "licence", "origin", "model", "import", "day", "week"]);

/** For a thread: what is odd in one value of the cut only, of all facts that say what is in the texts. */
export async function oddInCut(question: OddQuestion): Promise<OddIn> {
  const names = SHOWN_FACTS.filter((name) => !OF_THE_CUT.has(name));
  const { table, among, matching, part, partName } = await lookAt(question, [...names, question.cut]);
  const facts = names.map((fact) => ({ fact, ...(factNamed(fact)!.on === "part" && part && { part }) }));
  const { found, looks } = oddIn(table, heldFact(table, question.cut)!, facts, among);
  return { matching, part: partName, found: found.slice(0, MOST), more: Math.max(0, found.length - MOST), looks };
}
