import { textTable } from "@/cli/text-table";
import type { AgreementReport } from "@/lib/core/agreement/report";
import type { ScaledTable } from "@/lib/core/agreement/scale";
import type { Estimate } from "@/lib/core/estimate";
import type { Value } from "@/lib/core/rating-table";
import { UNDEFINED_WORDS } from "@/lib/core/undefined-words";

const WARNING_WORDS = {
  "prevalent-category":
    "One category takes most of the ratings: chance-corrected figures answer whether the rare ones are found reliably.",
  "high-agreement-low-alpha":
    "Raters mostly agree, and yet hardly more than the uneven use of the categories would give.",
  "coefficients-diverge": "AC1 and alpha differ a lot because they expect different agreement by chance; report both.",
} as const;

const LISTED = 20;

/** The report as text for people: coefficients, categories, annotators, pairs and the most disputed examples. */
export function toAgreeText(report: AgreementReport, { table }: ScaledTable): string {
  const sections = [
    `${report.items} examples (${report.pairableItems} with two or more ratings), ${report.raters} annotators, ` +
      `${report.judgments} judgments`,
    textTable(Object.entries(report.coefficients).map(([name, estimate]) => [name, ...figures(estimate)])),
  ];
  for (const warning of report.warnings) sections.push(WARNING_WORDS[warning]);
  if (report.perCategory.ok && report.perCategory.rows.length > 0) {
    const rows = report.perCategory.rows.map(({ category, alpha, uses, fewUses }) => [
      show(category),
      ...figures(alpha),
      `${uses} uses${fewUses ? " (few)" : ""}`,
    ]);
    sections.push(`Alpha of each category\n${textTable(rows)}`);
  }
  if (report.leaveOneOut.ok && report.raters > 2) {
    const rows = report.leaveOneOut.rows.map(({ rater, difference, matters }) => [
      table.raters[rater]!,
      ...figures(difference),
      matters ? "matters" : "",
    ]);
    sections.push(`How alpha changes without each annotator\n${textTable(rows.slice(0, LISTED))}`);
  }
  if (report.pairwise.ok && report.pairwise.rows.length > 1) {
    const rows = [...report.pairwise.rows]
      .sort((a, b) => b.items - a.items)
      .map((pair) => [
        `${table.raters[pair.first]} - ${table.raters[pair.second]}`,
        `${number(pair.agreement)} equal`,
        `alpha ${number(pair.alpha)}`,
        `${pair.items} examples`,
      ]);
    sections.push(`Pairs of annotators with the most examples in common\n${textTable(rows.slice(0, LISTED))}`);
  }
  if (report.itemDisagreement.ok && report.itemsCarryingHalf !== null) {
    const rows = report.itemDisagreement.rows
      .filter((row) => (row.share ?? 0) > 0)
      .map((row) => [table.items[row.item]!, `${((row.share ?? 0) * 100).toFixed(1)} %`, `${row.ratings} ratings`]);
    const title = `${report.itemsCarryingHalf} examples carry half of the disagreement; the most disputed`;
    sections.push(`${title}\n${textTable(rows.slice(0, LISTED))}`);
  }
  return `${sections.join("\n\n")}\n`;
}

function figures(estimate: Estimate): string[] {
  if (estimate.value === null) {
    return ["undefined", estimate.undefinedBecause === null ? "" : UNDEFINED_WORDS[estimate.undefinedBecause]];
  }
  const { interval } = estimate;
  return [
    number(estimate.value),
    interval === null ? "no interval" : `[${number(interval[0])}, ${number(interval[1])}]`,
  ];
}

function number(value: number | null): string {
  return value === null ? "undefined" : value.toFixed(4);
}

function show(value: Value): string {
  return typeof value === "object" ? `{${value.join(", ")}}` : String(value);
}
