import { EstimateBlock } from "@/components/estimate/estimate";
import type { EstimateFormat } from "@/components/estimate/estimate-words";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatNumber, formatPercent } from "@/components/ui/format";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { Estimate } from "@/lib/core/estimate";
import type { OwnHabits } from "@/lib/measure/annotators/habit-findings";
import type { Without } from "@/lib/measure/annotators/verdicts";

interface PersonHabitsProps {
  habits: OwnHabits;
  without: Without | null;
  versions: readonly VersionStamp[];
  missedHref: string;
  /** Agreement without each person. */
  agreementHref: string;
}

const SHARE = { percent: true };
const POINTS = { percent: true, signed: true };
const SLOPE = { signed: true };
const AROUND_ZERO: [number, number] = [-1, 1];

/** One person's known answers, reading and habits, each with its interval; what is not known of them is left out. */
export function PersonHabits({ habits, without, versions, missedHref, agreementHref }: PersonHabitsProps) {
  const { work, halo, preference } = habits;
  const block = (label: string, estimate: Estimate | undefined, format: EstimateFormat, reference?: number) =>
    estimate &&
    estimate.value !== null && (
      <EstimateBlock
        key={label}
        label={label}
        estimate={estimate}
        versions={versions}
        format={format}
        domain={format.signed ? AROUND_ZERO : [0, 1]}
        reference={reference ?? (format.signed ? 0 : undefined)}
      />
    );
  return (
    <Section
      title="Beside the answers"
      note={
        <>
          {work?.gold && <TextLink href={missedHref}>Known answers that they answered otherwise</TextLink>}
          {work?.gold && without && " · "}
          {without && <TextLink href={agreementHref}>Agreement without each person</TextLink>}
        </>
      }
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
        {block("Gives the known answer", work?.gold?.right, SHARE)}
        {block("The same against the others, on the same examples", work?.gold?.difference, POINTS)}
        {block("Alpha without them, minus alpha of all", without?.difference, SLOPE)}
        {block("Takes longer over longer examples: slope", work?.reading.slope, SLOPE)}
        {block("Answers on several scales move together", halo?.together, SLOPE)}
        {block("Chooses the response shown first", preference?.first, SHARE, 0.5)}
        {block("Chooses the longer response", preference?.longer, SHARE)}
        {block("The same against the others, on the same pairs", preference?.longerDifference, POINTS)}
        {block("Calls a tie", preference?.ties, SHARE)}
        {block("Choices that go round in circles", preference?.cycles, SHARE, 0.25)}
      </div>
      {work && (
        <div className="mt-5">
          <DefinitionList
            items={[
              { term: "Time for 100 words", value: known(work.reading.secondsPerHundredWords, "s") },
              { term: "Labels with a note", value: formatPercent(work.notes.share.value ?? 0) },
              { term: "Median length of a note", value: known(work.notes.characters, "characters") },
              ...(work.notes.reasons
                ? [
                    {
                      term: "Median length of a reason",
                      value: `${known(work.notes.reasons.characters, "characters")}, ${formatNumber(work.notes.reasons.texts)} written`,
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
    </Section>
  );
}

function known(value: number | null, unit: string): string {
  return value === null ? "not known" : formatNumber(value, { digits: 0, unit });
}
