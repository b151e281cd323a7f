import type { toDistributionJson } from "@/cli/distribution-json";
import { textTable } from "@/cli/text-table";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";

/** The distributions for people: one line per annotator, harshest first, then what stands out. */
export function toDistributionText(document: ReturnType<typeof toDistributionJson>): string {
  const people = Object.entries(document.panel).sort(
    ([, a], [, b]) => (a.severityVsPeers.meanDiff ?? 0) - (b.severityVsPeers.meanDiff ?? 0),
  );
  const rows = people.map(([annotator, panel]) => [
    annotator,
    panel.n,
    panel.mean,
    panel.sd,
    panel.severityVsPeers.meanDiff,
    panel.severityVsPeers.ci95?.[0],
    panel.severityVsPeers.ci95?.[1],
    panel.slopeOnPeerMean,
    panel.jsdItemMatchedBits,
    panel.flags.join(" "),
  ]);
  const head = ["annotator", "n", "mean", "SD", "vs peers", "low", "high", "slope", "JSD bits", "look together at"];
  const sections = [textTable([head, ...rows])];
  const { components } = document.additiveSeverity;
  if (components.length > 1) {
    sections.push(`${components.length} groups share no example with each other and cannot be compared.`);
  }
  const { flagged, notTested } = document;
  sections.push(
    notTested === null
      ? `Stand out from their peers on the same examples: ${flagged.length === 0 ? "nobody" : flagged.join(", ")}`
      : `Who stands out was not tested. ${UNDEFINED_WORDS[notTested]}`,
  );
  return `${sections.join("\n\n")}\n`;
}
