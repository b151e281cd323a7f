import type { Vectors } from "./vectors";

/**
 * The documents with entries, each content once, in an order that follows from their contents alone: whatever is computed over them, in
 * this order, comes out the same to the last bit in whatever order they came. Answers the place of one document of each.
 */
export function distinctDocuments(vectors: Vectors, languages: readonly string[]): Uint32Array {
  const filled: number[] = [];
  for (let document = 0; document < vectors.documents; document++)
    if (vectors.starts[document + 1]! > vectors.starts[document]!) filled.push(document);
  filled.sort((a, b) => compare(vectors, a, b) || order(languages[a]!, languages[b]!));
  return Uint32Array.from(filled.filter((document, k) => k === 0 || compare(vectors, filled[k - 1]!, document) !== 0));
}

function compare({ starts, stem, weight }: Vectors, a: number, b: number): number {
  const [lengthA, lengthB] = [starts[a + 1]! - starts[a]!, starts[b + 1]! - starts[b]!];
  for (let k = 0; k < lengthA && k < lengthB; k++) {
    const [x, y] = [starts[a]! + k, starts[b]! + k];
    const differs = stem[x]! - stem[y]! || weight[x]! - weight[y]!;
    if (differs !== 0) return differs;
  }
  return lengthA - lengthB;
}

/** Some of the documents, in the order in which they are named. */
export function takeDocuments({ starts, stem, weight }: Vectors, documents: Uint32Array): Vectors {
  const taken = new Uint32Array(documents.length + 1);
  for (const [k, document] of documents.entries()) taken[k + 1] = taken[k]! + starts[document + 1]! - starts[document]!;
  const [stems, weights] = [new Uint32Array(taken.at(-1)!), new Float64Array(taken.at(-1)!)];
  for (const [k, document] of documents.entries()) {
    stems.set(stem.subarray(starts[document]!, starts[document + 1]!), taken[k]!);
    weights.set(weight.subarray(starts[document]!, starts[document + 1]!), taken[k]!);
  }
  return { documents: documents.length, starts: taken, stem: stems, weight: weights };
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
