import { comparedOf, type Meaning, saidIn } from "@/lib/core/dedup/meanings";
import { SIGNATURE, signaturesOf } from "@/lib/core/dedup/min-hash";
import { shinglesOf } from "@/lib/core/dedup/shingles";
import { toFactExample } from "@/lib/facts/fact-example";
import { identityOf } from "@/lib/facts/identity-maker";
import type { Example } from "@/lib/formats/example";
import { withPrimary } from "@/lib/server/columns/read-columns";
import { bytesOfKeys, emptyKeys, type Keys } from "./key-bytes";

/** Examples whose number is above, up to and with, under one meaning. */
export interface KeyOrder {
  projectId: string;
  meaning: Meaning;
  after: number | null;
  last: number;
}

/** The keys of a batch as they are stored. */
export interface MadeKeys {
  rows: number;
  signatures: number;
  bytes: Uint8Array;
}

/** An example as it is read to be compared. */
export interface ReadExample {
  id: string;
  sequence: number;
  kind: string;
  content: object;
  isHuman: boolean;
}

/** What is compared of a stored example, whose content was validated when it came. */
export function comparedOfStored({ kind, content }: Pick<ReadExample, "kind" | "content">, meaning: Meaning) {
  return comparedOf(toFactExample({ kind, ...content } as Example), meaning);
}

/** Reads the examples of a batch and makes their keys; for a thread. */
export async function makeKeyBatch({ projectId, meaning, after, last }: KeyOrder): Promise<MadeKeys> {
  const examples = await withPrimary(async (client) => {
    const { rows } = await client.query<ReadExample>(
      `SELECT id, sequence::float8 AS sequence, kind, content, coalesce(provenance ->> 'origin' = 'human', false) AS "isHuman"
       FROM example WHERE project_id = $1 AND sequence > $2 AND sequence <= $3 ORDER BY sequence`,
      [projectId, after ?? 0, last],
    );
    return rows;
  });
  const keys = keysOfBatch(examples, meaning);
  return {
    rows: keys.sequence.length,
    signatures: keys.counts.reduce((sum, count) => sum + count, 0),
    bytes: bytesOfKeys(keys),
  };
}

/** The keys of a batch under one meaning; examples that have nothing of it are left out. */
function keysOfBatch(examples: readonly ReadExample[], meaning: Meaning): Keys {
  const made = examples.flatMap((example) => {
    const compared = comparedOfStored(example, meaning);
    return compared ? [{ example, compared, signatures: signaturesOf(shinglesOf(compared.text)) }] : [];
  });
  const words = made.reduce((sum, { signatures }) => sum + signatures.length, 0);
  const keys = emptyKeys(made.length, words / SIGNATURE);
  let at = 0;
  for (const [row, { example, compared, signatures }] of made.entries()) {
    keys.sequence[row] = example.sequence;
    keys.ids.set(Buffer.from(example.id.replaceAll("-", ""), "hex"), 16 * row);
    keys.exact[row] = identityOf(compared.exact);
    keys.normal[row] = identityOf(compared.normal);
    keys.ground[row] = Number(identityOf(compared.ground) & 0xffffffffn);
    keys.length[row] = compared.normal.length;
    keys.human[row] = Number(example.isHuman);
    keys.counts[row] = signatures.length / SIGNATURE;
    keys.words.set(signatures, at);
    at += signatures.length;
  }
  return keys;
}

/** The id in a row's 16 bytes, as PostgreSQL writes it. */
export function idAt({ ids }: Keys, row: number): string {
  const hex = Buffer.from(ids.buffer, ids.byteOffset + 16 * row, 16).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const BY_WORDS: Record<string, string> = {
  user: "Prompt",
  assistant: "Response",
  call: "Call",
  tool: "Tool",
  text: "",
};

/** What is compared of it, as people read it: each text under who says it. */
export function readableOf({ kind, content }: Pick<ReadExample, "kind" | "content">, meaning: Meaning): string {
  return saidIn(toFactExample({ kind, ...content } as Example), meaning)
    .map(({ by, text }) => [BY_WORDS[by] ?? by, text].filter(Boolean).join("\n"))
    .join("\n\n");
}
