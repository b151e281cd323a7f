import { diffArrays } from "diff";
import { type Clause, clausesOf } from "./clauses";
import { type DiffBlock, diffText } from "./text-diff";

/** What became of one clause (its heading and own text, without the clauses below it). */
export interface ClauseDiff {
  /** Of the new text; of the old one where the clause was removed. Null for what stands before the first heading. */
  slug: string | null;
  title: string;
  depth: number;
  kind: "same" | "changed" | "added" | "removed";
  blocks: DiffBlock[];
}

/**
 * How a guideline's text became another, clause by clause in the order of the new text. A clause under another heading in the same
 * place counts as changed; one that stands elsewhere was removed here and added there. What is not removed makes up the new text.
 */
export function diffClauses(before: string, after: string): ClauseDiff[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const names = (parts: readonly Part[]) => parts.map(({ slug }) => slug ?? "");
  const runs = diffArrays(names(old), names(now));
  const diffs: ClauseDiff[] = [];
  let [from, to] = [0, 0];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]!;
    const next = runs[at + 1];
    const size = run.value.length;
    if (run.removed && next?.added && next.value.length === size) {
      for (let step = 0; step < size; step++) diffs.push(pair(old[from++]!, now[to++]!));
      at++;
    } else if (run.removed) {
      for (let step = 0; step < size; step++) diffs.push(pair(old[from++]!, null));
    } else if (run.added) {
      for (let step = 0; step < size; step++) diffs.push(pair(null, now[to++]!));
    } else {
      for (let step = 0; step < size; step++) diffs.push(pair(old[from++]!, now[to++]!));
    }
  }
  return diffs;
}

interface Part extends Pick<Clause, "title" | "depth"> {
  slug: string | null;
  text: string;
}

function partsOf(body: string): Part[] {
  const clauses = clausesOf(body);
  const preamble = body.slice(0, clauses[0]?.start ?? body.length);
  const own = clauses.map(({ slug, title, depth, start, end }) => ({
    slug,
    title,
    depth,
    text: body.slice(start, end),
  }));
  return preamble === "" ? own : [{ slug: null, title: "Before the first clause", depth: 1, text: preamble }, ...own];
}

function pair(old: Part | null, now: Part | null): ClauseDiff {
  const { slug, title, depth } = (now ?? old)!;
  const blocks = diffText(old?.text ?? "", now?.text ?? "");
  const kind = !old ? "added" : !now ? "removed" : old.text === now.text ? "same" : "changed";
  return { slug, title, depth, kind, blocks };
}
