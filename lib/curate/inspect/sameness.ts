import type { FactColumn } from "@/lib/core/facts/fact";
import { groupsOfHashes, type HashGroups, type SameBut, sameBut } from "@/lib/core/facts/groups";
import { type LookQuestion, lookAt } from "./looked";

export interface Sameness {
  matching: number;
  /** Examples that are the same throughout. */
  whole: HashGroups;
  /** One prompt with several responses, and one response to several prompts. */
  prompts: SameBut;
  responses: SameBut;
}

const HASHES = ["like_whole", "like_prompt", "like_response"] as const;

/** For a thread: what examples have in common, but for case and white space. */
export async function sameness(question: LookQuestion): Promise<Sameness> {
  const { table, among, matching } = await lookAt(question, HASHES);
  const [whole, prompt, response] = HASHES.map((name) => chosen(table.columns.get(name)!, among));
  return {
    matching,
    whole: groupsOfHashes(whole!),
    prompts: sameBut(prompt!, response!),
    responses: sameBut(response!, prompt!),
  };
}

/** The hashes of the examples that are looked at; of all others none. */
function chosen(column: FactColumn, among: Uint8Array | undefined): BigUint64Array {
  if (column.kind !== "hash") throw new TypeError("identity is told by hashes");
  return among ? column.values.map((hash, example) => (among[example] === 1 ? hash : 0n)) : column.values;
}
