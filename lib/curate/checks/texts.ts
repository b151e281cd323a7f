import "server-only";
import type { PartKind } from "@/lib/core/facts/fact";
import { contentsOf } from "@/lib/examples/contents";
import { toFactExample } from "@/lib/facts/fact-example";
import type { Example } from "@/lib/formats/example";
import type { Check } from "@/lib/guideline/schema";
import { replica } from "@/lib/server/db";

/** An example as the page of a check shows it. */
export interface ShownExample {
  id: string;
  externalId: string;
  /** Beginning and end of the parts that the check is about. */
  texts: { part: PartKind; text: string }[];
}

/** Characters of a part's beginning and, where it is longer, of its end. */
const [BEGINNING, END] = [200, 120];
/** Parts of one example that are shown. */
const MOST_PARTS = 3;
/** What is shown where a check is about the whole example. */
const USUAL: readonly PartKind[] = ["text", "prompt", "response"];

/** The examples of these ids, as far as the project has them, each with the parts that the check is about. */
export async function textsOf(
  { projectId }: { projectId: string },
  ids: readonly string[],
  { conditions }: Check,
): Promise<Map<string, ShownExample>> {
  if (ids.length === 0) return new Map();
  const asked = conditions.flatMap((condition) =>
    condition.operator !== "repeats" && condition.part ? [condition.part] : [],
  );
  const kinds: ReadonlySet<PartKind> = new Set(asked.length > 0 ? asked : USUAL);
  const shown = new Map<string, ShownExample>();
  for await (const { id, externalId, kind, content } of contentsOf(projectId, [...new Set(ids)], replica())) {
    const { parts } = toFactExample({ ...content, id: externalId, kind } as Example);
    const texts = parts.flatMap(({ kind: part, text }) => (kinds.has(part) ? [{ part, text: ends(text) }] : []));
    shown.set(id, { id, externalId, texts: texts.slice(0, MOST_PARTS) });
  }
  return shown;
}

function ends(text: string): string {
  const characters = [...text];
  if (characters.length <= BEGINNING + END) return text;
  return `${characters.slice(0, BEGINNING).join("")} … ${characters.slice(-END).join("")}`;
}
