import { FoldedPlot, type FoldedRow } from "@/components/charts/folded-plot";
import { pack } from "@/components/ui/packed";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { againstOthersOn } from "@/lib/measure/parts/part-queries";
import type { ValueOf } from "@/lib/server/errors";

interface JudgesBarProps {
  found: ValueOf<typeof againstOthersOn>["found"];
  versions: readonly VersionStamp[];
  /** Runs of judges, and where they are held against people on this criterion. */
  runs: readonly { id: string; name: string; href: string }[];
}

/** How high the bar is for an AI judge, and which judges there are. */
export function JudgesBar({ found, versions, runs }: JudgesBarProps) {
  const rows = found.map(({ annotator, alpha }) => ({
    key: annotator.id,
    name: annotator.name,
    estimate: alpha,
    versions,
  }));
  return (
    <Section title="People and AI judges" note="How high is the bar for a judge?">
      <div className="grid gap-4">
        <FoldedPlot
          question="How far does each person agree with the others?"
          caption={`Alpha of a person and the answer that most of the others gave, as a judge is held against people; 95 % interval by jackknife over examples. Examples on which the others share no answer are left out.`}
          domain={[-0.2, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          rows={pack<FoldedRow>(rows)}
        />
        <ul className="flex flex-wrap gap-x-4 gap-y-1" aria-label="Judges held against people">
          {runs.map(({ id, name, href }) => (
            <li key={id}>
              <TextLink href={href}>
                <bdi>{name}</bdi> against people
              </TextLink>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
