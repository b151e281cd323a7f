/**
 * Where a paragraph of Markdown holds code between backticks, in UTF-16 units: of each the beginning and the end in turn. Inline code lies between
 * a run of backticks and the next that is as long; a run without its like is none.
 */
export function inlineCode(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  const ends: number[] = [];
  let longest = 0;
  for (let at = text.indexOf("`", from); at >= 0 && at < to; at = text.indexOf("`", at)) {
    starts.push(at);
    while (at < to && text[at] === "`") at++;
    ends.push(at);
    longest = Math.max(longest, at - starts.at(-1)!);
  }
  /** By length the latest run, and of each run the next that is as long, both with one added. */
  const latest = new Int32Array(longest + 1);
  const next = new Int32Array(starts.length);
  for (let run = starts.length - 1; run >= 0; run--) {
    const length = ends[run]! - starts[run]!;
    next[run] = latest[length]!;
    latest[length] = run + 1;
  }
  const found: number[] = [];
  for (let run = 0; run < starts.length; run++) {
    if (next[run] === 0) continue;
    found.push(starts[run]!);
    run = next[run]! - 1;
    found.push(ends[run]!);
  }
  return found;
}
