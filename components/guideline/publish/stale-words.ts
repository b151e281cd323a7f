import { formatCount } from "@/components/ui/format";
import type { LabelCounts } from "@/lib/guideline/records";

/** A line about labels; it begins with the name of a project where it is about one. */
export interface StaleLine {
  project: string | null;
  words: string;
}

/** How many labels of a criterion become stale, a line per project; projects without a name are taken together. */
export function staleWords(projects: readonly LabelCounts[], key: string): StaleLine[] {
  const touched = projects.filter(({ criteria }) => criteria[key] !== undefined);
  if (touched.length === 0) return [{ project: null, words: "Nobody has labelled it yet." }];
  const named = touched.flatMap(({ name, version, criteria }) =>
    name === null ? [] : [{ project: name, words: `, on version ${version}: ${countWords(criteria[key]!)}` }],
  );
  const others = touched.filter(({ name }) => name === null).map(({ criteria }) => criteria[key]!);
  if (others.length === 0) return named;
  const judgments = others.reduce((sum, counts) => sum + counts.judgments, 0);
  const where = formatCount(others.length, "project", "projects");
  const words = `${where} that you are no member of: ${formatCount(judgments, "label", "labels")}`;
  return [...named, { project: null, words }];
}

function countWords({ judgments, people, examples }: LabelCounts["criteria"][string]): string {
  return `${formatCount(judgments, "label", "labels")} by ${formatCount(people, "person", "people")} on ${formatCount(examples, "example", "examples")}`;
}
