import { formatCount } from "@/components/ui/format";
import type { LabelCounts } from "@/lib/guideline/records";

/** How many labels of a criterion become stale, a line per project; projects without a name are taken together. */
export function staleWords(projects: readonly LabelCounts[], key: string): string[] {
  const touched = projects.filter(({ criteria }) => criteria[key] !== undefined);
  if (touched.length === 0) return ["Nobody has labelled it yet."];
  const named = touched.flatMap(({ name, version, criteria }) =>
    name === null ? [] : [`${name}, on version ${version}: ${countWords(criteria[key]!)}`],
  );
  const others = touched.filter(({ name }) => name === null).map(({ criteria }) => criteria[key]!);
  if (others.length === 0) return named;
  const judgments = others.reduce((sum, counts) => sum + counts.judgments, 0);
  const where = formatCount(others.length, "project", "projects");
  return [...named, `${where} that you are no member of: ${formatCount(judgments, "label", "labels")}`];
}

function countWords({ judgments, people, examples }: LabelCounts["criteria"][string]): string {
  return `${formatCount(judgments, "label", "labels")} by ${formatCount(people, "person", "people")} on ${formatCount(examples, "example", "examples")}`;
}
