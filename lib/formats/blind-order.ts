/**
 * Puts texts into an order that depends on nothing but the texts: by a hash of each (FNV-1a, 32 bits), equal hashes by
 * code units. In particular the order says nothing about which text was liked better, as the alphabet might ("I'm sorry"
 * before "Sure").
 */
export function blindOrder(texts: readonly string[]): string[] {
  return texts
    .map((text) => ({ text, hash: hashOf(text) }))
    .sort((a, b) => a.hash - b.hash || (a.text < b.text ? -1 : 1))
    .map(({ text }) => text);
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
