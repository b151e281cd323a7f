import type { AgreementReport, Part } from "@/lib/core/agreement/report";
import type { ScaledTable } from "@/lib/core/agreement/scale";

/** The report with names in the place of codes. A list that was refused is empty and named in `refused`. */
export function toAgreeJson(report: AgreementReport, { table }: ScaledTable) {
  const rows = <T>(part: Part<T>): T[] => (part.ok ? part.rows : []);
  const parts = { ...report };
  const refused = Object.entries(parts).flatMap(([name, part]) =>
    typeof part === "object" && part !== null && "ok" in part && part.ok === false ? [[name, part.reason]] : [],
  );
  return {
    items: report.items,
    pairableItems: report.pairableItems,
    raters: report.raters,
    judgments: report.judgments,
    coefficients: report.coefficients,
    perCategory: rows(report.perCategory).map(({ category, alpha, ...uses }) => ({ category, ...alpha, ...uses })),
    pairwise: rows(report.pairwise).map(({ first, second, ...pair }) => ({
      annotators: [table.raters[first], table.raters[second]],
      ...pair,
    })),
    leaveOneOut: rows(report.leaveOneOut).map(({ rater, ...rest }) => ({ annotator: table.raters[rater], ...rest })),
    itemDisagreement: rows(report.itemDisagreement).map(({ item, ...rest }) => ({
      example: table.items[item],
      ...rest,
    })),
    itemsCarryingHalf: report.itemsCarryingHalf,
    warnings: report.warnings,
    twoByTwo: report.twoByTwo,
    refused: Object.fromEntries(refused),
  };
}
