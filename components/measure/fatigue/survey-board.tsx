import type { ReactNode } from "react";
import { VersionsNote } from "@/components/estimate/mixed-versions";
import { Callout } from "@/components/ui/callout";
import { formatCount, formatNumber } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { tabListStyle, tabStyle } from "@/components/ui/tab-style";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import { identifiedAs } from "@/lib/measure/fatigue/identified";
import { readingsOf } from "@/lib/measure/fatigue/readings";
import type { FatigueFigures } from "@/lib/measure/fatigue/survey";
import { ChangesTable } from "./changes-table";
import { type CurvePerson, Curves } from "./curves";
import { readingWords, stepsOf } from "./reading-words";

interface SurveyBoardProps {
  figures: FatigueFigures;
  versions: readonly VersionStamp[];
  people: ReadonlyMap<string, CurvePerson>;
  over: "position" | "minute";
  overHref: (over: "position" | "minute") => string;
  /** Whose labels change, where that can be said. */
  changed: ReactNode;
}

/** What a session does to the labels of a criterion: in words, in figures, in curves. What cannot be told is not drawn. */
export function SurveyBoard({ figures, versions, people, over, overHref, changed }: SurveyBoardProps) {
  const identified = identifiedAs(figures);
  const isJudged = identified === "identified";
  const shown = figures.measures.filter(
    ({ measure }) => isJudged || (measure !== "quality" && measure !== "agreement"),
  );
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <VersionsNote versions={versions} per="example" />
        {readingsOf(figures).map((reading) => {
          const { tone, title, body } = readingWords(reading, figures);
          return (
            <Callout key={reading.says} tone={tone} title={title}>
              <p className="figures max-w-[72ch]">{body}</p>
            </Callout>
          );
        })}
        {changed}
        <p className="figures max-w-[72ch] text-muted">{basisWords(figures)}</p>
      </div>
      {identified !== "not-identifiable" && (
        <Section
          title="What changes"
          note={`From the first to the last of ${formatNumber(stepsOf(figures) + 1)} labels, the length of a session in the middle; people are the sample, not their labels.`}
        >
          <ChangesTable figures={figures} measures={shown} versions={versions} />
        </Section>
      )}
      <Section
        title="Along the session"
        note={
          identified === "not-identifiable"
            ? "As it is: what changes here may come of the examples that stand late."
            : undefined
        }
        actions={
          <nav aria-label="Along" className={tabListStyle}>
            {(["position", "minute"] as const).map((place) => (
              <Link
                key={place}
                href={overHref(place)}
                scroll={false}
                aria-current={place === over ? "page" : undefined}
                className={tabStyle}
              >
                {place === "position" ? "By label" : "By minute"}
              </Link>
            ))}
          </nav>
        }
      >
        <Curves
          figures={figures}
          measures={shown}
          over={over}
          people={people}
          versions={versions.map(({ number }) => `v${number}`).join(", ")}
        />
      </Section>
    </div>
  );
}

/** “2,304 labels of 6 people in 61 sessions, on 768 examples; 48 skips; order as good as random.” */
function basisWords(figures: FatigueFigures): string {
  const { answers, annotators, sessions, items, skips, onGold, timesLeftOut, identifiability, judgedBy } = figures;
  const order =
    identifiability?.ratio == null
      ? null
      : `order random to ${formatNumber(Math.min(1, identifiability.ratio) * 100, { digits: 0, unit: "%" })}`;
  const parts = [
    `${formatCount(answers, "label")} of ${formatCount(annotators, "person", "people")} in ${formatCount(sessions, "session")}, on ${formatCount(items, "example")}`,
    judgedBy === "gold" ? `quality by ${formatCount(onGold, "label")} on gold` : null,
    skips > 0 ? formatCount(skips, "skip") : null,
    timesLeftOut > 0 ? `${formatCount(timesLeftOut, "time")} left out as no work on one example` : null,
    order,
  ];
  return `${parts.filter(Boolean).join("; ")}.`;
}
