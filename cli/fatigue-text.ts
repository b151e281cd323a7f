import { textTable } from "@/cli/text-table";
import type { FatigueReport } from "@/lib/core/fatigue/analyse";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";

const TREND_WORDS = {
  raw: "agreement, as it is",
  itemAdjusted: "agreement, item taken out",
  gold: "correct on gold",
  logDuration: "ln seconds",
  lengthAdjustedDuration: "ln seconds, length and item taken out",
} as const;

/** The report for people: what is known about quality and pace over the session, and how sure that is. */
export function toFatigueText(report: FatigueReport): string {
  const { outcomes, trends, indicators, individuals, identifiability } = report;
  const sections = [
    `${outcomes.sessions.keys.length} sessions; ${outcomes.durations.cappedOrInvalid} durations left out as too long or invalid`,
  ];
  if (report.refusal !== null) sections.push(`No verdict on quality: ${UNDEFINED_WORDS[report.refusal]}`);
  if (report.warnings.includes("not-identifiable")) {
    sections.push("Everyone saw these examples at the same point: fatigue cannot be told from difficulty.");
  }
  if (identifiability !== null) {
    const { V, expectedIfRandom } = identifiability;
    sections.push(`Order: V ${V.toFixed(3)}, ${expectedIfRandom.toFixed(3)} expected from random orders`);
  }
  const slopes = Object.entries(TREND_WORDS).flatMap(([name, words]) => {
    const { weighted: project } = trends[name as keyof typeof TREND_WORDS];
    if (project.mean === null) return [];
    return [[words, project.mean, project.ci95?.[0], project.ci95?.[1], project.pT, project.mde80, project.annotators]];
  });
  const head = ["change per position", "mean", "low", "high", "p", "detectable", "annotators"];
  sections.push(textTable([head, ...slopes]));
  const halves = indicators.map((i) => [i.indicator, i.mean, i.ci95?.[0], i.ci95?.[1], i.pT, i.q]);
  sections.push(textTable([["second half minus first", "mean", "low", "high", "p", "q"], ...halves]));
  const changed = individuals.filter((person) => person.changed);
  if (report.refusal === null) {
    const names = changed.map(({ annotator, supportedBy }) => `${annotator} (also ${supportedBy.join(", ")})`);
    sections.push(`Changed over the session: ${names.length === 0 ? "nobody" : names.join("; ")}`);
  }
  return `${sections.join("\n\n")}\n`;
}
