import type { Signatures } from "../band-index";
import { SIGNATURE, signaturesOf } from "../min-hash";
import { shingled } from "../shingles";
import { type Ray, stars } from "../stars";

/** Signatures of texts in their normal form, a node each. */
export function signaturesOfAll(texts: readonly string[]): Signatures {
  const parts = texts.map((text) => signaturesOf(shingled(text)));
  const from = new Uint32Array(texts.length + 1);
  for (const [k, part] of parts.entries()) from[k + 1] = from[k]! + part.length / SIGNATURE;
  const words = new Int32Array(from.at(-1)! * SIGNATURE);
  for (const [k, part] of parts.entries()) words.set(part, from[k]! * SIGNATURE);
  return { from, words };
}

/** The stars of texts in the order in which they are given. */
export async function findStars(
  texts: readonly string[],
  { threshold = 0.8, isApart }: { threshold?: number; isApart?: (a: number, b: number) => boolean } = {},
): Promise<Ray[]> {
  const found = await stars({
    signatures: signaturesOfAll(texts),
    order: Uint32Array.from(texts.keys()),
    threshold,
    texts: async (nodes) => new Map(nodes.map((node) => [node, shingled(texts[node]!)])),
    ...(isApart && { isApart }),
  });
  return found!;
}
