import { FindingsList } from "@/components/measure/annotators/findings-list";
import type { ProjectScope } from "@/lib/auth/scope";
import { caveatsOf, findingsOf } from "@/lib/measure/annotators/findings";
import { type FoundAnnotators, verdictsOn } from "@/lib/measure/annotators/queries";
import { unitOf } from "@/lib/measure/annotators/words";
import type { LogQuestion } from "@/lib/measure/rated";

interface VerdictsPartProps {
  scope: ProjectScope<"measure:read">;
  found: FoundAnnotators;
  question: LogQuestion;
  href: (id: string) => string;
}

/** Who stands out; comes after the figures, since it shuffles every label some thousand times. */
export async function VerdictsPart({ scope, found, question, href }: VerdictsPartProps) {
  const { figures, annotators, filter } = found;
  const verdicts = await verdictsOn(scope, question, { remembered: true });
  return (
    <FindingsList
      findings={findingsOf({ figures, verdicts, unit: unitOf(filter.criterion) })}
      caveats={caveatsOf({ figures, verdicts })}
      isTested={verdicts.people.some(({ tests }) => tests.length > 0)}
      annotatorOf={(id) => annotators.find((annotator) => annotator.id === id)}
      href={href}
    />
  );
}
