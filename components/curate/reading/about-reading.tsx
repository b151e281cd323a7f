import { DefinitionList } from "@/components/ui/definition-list";
import { Time } from "@/components/ui/time";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { ReadingView } from "@/lib/curate/readings/queries";
import { drawnWords, stratifiedWords } from "./reading-words";

/** What was drawn from what, when, by which seed and version, and what its figures promise. */
export function AboutReading({ reading }: { reading: ReadingView }) {
  const { plan, version, size, population } = reading;
  const without = plan.examples === "kept" ? "without the excluded" : "the excluded among them";
  return (
    <>
      <DefinitionList
        items={[
          { term: "Drawn", value: `${drawnWords(size, population)}, ${without}` },
          { term: "How", value: stratifiedWords(plan) },
          { term: "Seed", value: <span className="font-mono">{reading.seed}</span> },
          { term: "When", value: <Time at={reading.createdAt.toISOString()} /> },
          { term: "By", value: reading.author ?? "a program" },
          { term: "Guideline", value: <VersionBadge number={version.number} hash={version.hash} /> },
          { term: "Blind", value: plan.blind ? "criteria answered before labels were shown" : "no" },
        ]}
      />
      <p className="mt-3 max-w-[72ch] text-muted">
        An interval holds the true share of the examples drawn from in at least 94 of 100 readings, for each quality by
        itself; where none was seen, the bound fails in at most 5 of 100. From one part they are Clopper and Pearson’s;
        from several the shares are weighed by the sizes of the parts, and the interval is Fay and Feuer’s. They hold
        where a reading was ended by the clock or the number, not by what was found.
      </p>
    </>
  );
}
