import { FindingsList } from "@/components/measure/annotators/findings-list";
import type { ProjectScope } from "@/lib/auth/scope";
import { caveatsOf, findingsOf } from "@/lib/measure/annotators/findings";
import { habitsOn } from "@/lib/measure/annotators/habit-queries";
import { type FoundAnnotators, verdictsOn } from "@/lib/measure/annotators/queries";
import { unitOf } from "@/lib/measure/annotators/words";
import type { LogQuestion } from "@/lib/measure/rated";

interface VerdictsPartProps {
  scope: ProjectScope<"measure:read">;
  found: FoundAnnotators;
  question: LogQuestion;
  href: (id: string) => string;
  /** The one person that the page is about. */
  only?: string;
}

/** Who stands out; comes after the figures, since it shuffles every label some thousand times. */
export async function VerdictsPart({ scope, found, question, href, only }: VerdictsPartProps) {
  const { figures, annotators, filter } = found;
  const [verdicts, habits] = await Promise.all([
    verdictsOn(scope, question, { remembered: true }),
    habitsOn(scope, found, { remembered: true }),
  ]);
  const findings = findingsOf({ figures, verdicts, habits, unit: unitOf(filter.criterion) });
  const tested = verdicts.people.filter(({ id, tests }) => tests.length > 0 && (only === undefined || id === only));
  return (
    <FindingsList
      findings={only === undefined ? findings : findings.filter(({ id }) => id === only)}
      caveats={caveatsOf({ figures, verdicts })}
      isTested={tested.length > 0}
      isAboutOne={only !== undefined}
      annotatorOf={(id) => annotators.find((annotator) => annotator.id === id)}
      href={href}
    />
  );
}
