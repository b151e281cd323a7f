import { type Distribution, distributionOf, frameOf } from "@/lib/core/facts/distribution";
import { heldFact } from "@/lib/core/facts/held";
import { unitsOf } from "@/lib/core/facts/place";
import { type GroupsOfLabels, membersOf } from "./label-members";
import { countOf, type LookQuestion, lookAt } from "./looked";

export interface ByLabelsQuestion extends LookQuestion, GroupsOfLabels {
  fact: string;
}

export interface LabelledRow {
  /** An annotator's id, a version's number, the Monday of a week, an answer. */
  group: string;
  examples: number;
  distribution: Distribution;
}

export interface ByLabels {
  /** The groups with most examples first, weeks in their order; an example that several people labelled is in several. */
  rows: LabelledRow[];
  /** How many more groups there are. */
  others: number;
}

const MOST_ROWS = 24;

/** For a thread: a fact among the examples of each group of labels. */
export async function factByLabels({ fact, by, groups, ...look }: ByLabelsQuestion): Promise<ByLabels> {
  const { table, among, part } = await lookAt(look, [fact]);
  const { definition, column } = heldFact(table, fact)!;
  const frame = frameOf(distributionOf(definition, column, unitsOf(table, definition, part, among)));
  const sized = [...(await membersOf({ by, groups }, table.ids))]
    .map(([group, places]) => {
      const mask = new Uint8Array(table.examples);
      for (const place of places) mask[place] = among ? among[place]! : 1;
      return { group, mask, examples: countOf(mask) };
    })
    .filter(({ examples }) => examples > 0)
    .toSorted((a, b) => b.examples - a.examples || (a.group < b.group ? -1 : 1));
  const shown = sized.slice(0, MOST_ROWS);
  return {
    rows: (by === "week" ? shown.toSorted((a, b) => (a.group < b.group ? -1 : 1)) : shown).map(
      ({ group, mask, examples }) => ({
        group,
        examples,
        distribution: distributionOf(definition, column, unitsOf(table, definition, part, mask), frame),
      }),
    ),
    others: sized.length - shown.length,
  };
}
