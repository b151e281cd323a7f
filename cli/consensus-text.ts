import type { toConsensusJson } from "@/cli/consensus-json";
import { textTable } from "@/cli/text-table";

type ConsensusDocument = ReturnType<typeof toConsensusJson> & {
  method: string;
  unrated: readonly string[];
  fallback?: ReturnType<typeof toConsensusJson> & { labelsPerRaterAndClass: number };
};

const LISTED = 20;

/** The consensus for people: how sure it is, the least sure examples, and each annotator's competence. */
export function toConsensusText(document: ConsensusDocument): string {
  const { items, annotators, unrated, fallback } = document;
  const tied = items.filter(({ label }) => label === null).length;
  const unsure = [...items].sort((a, b) => b.entropy - a.entropy).slice(0, LISTED);
  const sections = [
    `${document.method}: ${items.length} examples, ${annotators.length} annotators; ${tied} tied, ${unrated.length} unrated`,
    `Least sure examples (entropy in bits)\n${textTable(
      unsure.map(({ example, label, ties, entropy }) => [example, label ?? `tie: ${ties.join(", ")}`, entropy]),
    )}`,
    `Annotators (probability that a label is right)\n${textTable(
      annotators.map(({ annotator, competence }) => [annotator, competence]),
    )}`,
  ];
  if (document.logLikelihood !== null) {
    const state = document.converged ? "converged" : "did not converge";
    sections.push(`Log-likelihood ${document.logLikelihood.toFixed(6)}, ${document.iterations} iterations, ${state}`);
  }
  if (fallback) {
    const differ = items.filter(({ label }, i) => label !== fallback.items[i]!.label).length;
    sections.push(
      `Only ${fallback.labelsPerRaterAndClass.toFixed(1)} labels per annotator and class: prefer --method one-coin, ` +
        `which gives another label for ${differ} examples.`,
    );
  }
  return `${sections.join("\n\n")}\n`;
}
