import { formatNumber } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { runHref } from "@/lib/curate/recipes/address";
import type { RunFigures } from "@/lib/curate/recipes/figures";
import { LosingCallout } from "../losing-callout";

interface LosingPartsProps {
  projectId: string;
  run: { id: string; recipe: string; isPreview: boolean; figures: RunFigures };
}

/** Says which parts of the data a run took most of, and by which steps. */
export function LosingParts({ projectId, run }: LosingPartsProps) {
  const href = (step: number, { by, name }: { by: string; name: string }) =>
    runHref(projectId, run, step, by === "source" ? name : undefined);
  return (
    <LosingCallout
      verb={run.isPreview ? "would lose" : "lost"}
      parts={run.figures.losing}
      advice="Look at what was taken: where most of a source goes, a step may take its form for a fault."
      name={({ name }) => <bdi className="font-medium">{name}</bdi>}
      behind={(part) =>
        part.steps.map(({ step, taken }, at) => (
          <span key={step}>
            {at > 0 && ", "}
            {part.by === "source" ? (
              <TextLink href={href(step, part)} scroll={false}>
                {formatNumber(taken)} by step {step}
              </TextLink>
            ) : (
              `${formatNumber(taken)} by step ${step}`
            )}
          </span>
        ))
      }
    />
  );
}
