/**
 * Cuts a text after at most `limit` UTF-16 units: after the last line end in the second half of that stretch, else after
 * the last space there, else at the limit, but never inside a surrogate pair. Both parts together are the text.
 */
export function cutText(text: string, limit: number): [head: string, tail: string] {
  if (text.length <= limit) return [text, ""];
  const half = limit / 2;
  const line = text.lastIndexOf("\n", limit - 1);
  const space = text.lastIndexOf(" ", limit - 1);
  let at = line >= half ? line + 1 : space >= half ? space + 1 : limit;
  const before = text.charCodeAt(at - 1);
  if (before >= 0xd800 && before <= 0xdbff) at -= 1;
  return [text.slice(0, at), text.slice(at)];
}

/** The whole text in pieces of at most `size` units, cut as `cutText` does. */
export function piecesOf(text: string, size: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest !== "") {
    const [head, tail] = cutText(rest, size);
    pieces.push(head);
    rest = tail;
  }
  return pieces;
}
