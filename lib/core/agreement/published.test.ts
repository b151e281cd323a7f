import { describe, expect, it } from "vitest";
import { alphaDisagreements } from "@/lib/core/agreement/alpha";
import { alphaOrdinal } from "@/lib/core/agreement/alpha-ordinal";
import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { patternCoefficients } from "@/lib/core/agreement/coefficients";
import { cohenKappa } from "@/lib/core/agreement/cohen";
import { pearson } from "@/lib/core/agreement/correlation";
import { type Disagreement, quadraticForm } from "@/lib/core/agreement/disagreement/form";
import { linearDisagreement, quadraticDisagreement } from "@/lib/core/agreement/disagreement/metrics";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { countsOf } from "@/lib/core/agreement/estimate-from";
import { type MatrixCase, readMatrixCases, scaleCase } from "@/lib/core/agreement/fixtures/read";
import { meanSquares } from "@/lib/core/agreement/icc";
import { disagreementByPattern } from "@/lib/core/agreement/item-disagreement";
import { leaveOneRaterOut } from "@/lib/core/agreement/leave-one-out";
import { categoriesOf, disagreementOf, type Metric } from "@/lib/core/agreement/metric-of-level";
import { pairCountsOf } from "@/lib/core/agreement/pair-counts";
import { pairwiseAgreement } from "@/lib/core/agreement/pairwise";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { perCategory } from "@/lib/core/agreement/per-category";
import { raterCoefficients } from "@/lib/core/agreement/rater-coefficients";
import type { Level, ScaledTable } from "@/lib/core/agreement/scale";
import { scoreCoefficients } from "@/lib/core/agreement/score-coefficients";
import { scoreColumns } from "@/lib/core/agreement/score-columns";
import type { Estimate } from "@/lib/core/estimate";

const TOLERANCE = 1e-9;

function expectFigure(actual: number | null | undefined, expected: number | null | undefined, what: string) {
  if (expected === undefined) return;
  if (expected === null) expect(actual ?? null, what).toBeNull();
  else
    expect(Math.abs((actual ?? Number.NaN) - expected), `${what}: ${actual}, expected ${expected}`).toBeLessThan(
      TOLERANCE,
    );
}

function expectInterval(actual: Estimate["interval"], expected: readonly number[] | undefined, what: string) {
  if (!expected) return;
  expectFigure(actual?.[0], expected[0], `${what} lower end`);
  expectFigure(actual?.[1], expected[1], `${what} upper end`);
}

/** Declares a test where the fixture has the figures for it. */
function given(figures: unknown): (title: string, test: () => void) => void {
  return figures ? it : () => {};
}

function weightingOf(weights: "identity" | "linear" | "quadratic", { table, scores }: ScaledTable): Disagreement {
  if (weights === "identity") return nominalDisagreement(table.values.length);
  return weights === "linear" ? linearDisagreement(scores!) : quadraticDisagreement(scores!);
}

/** The level at which a metric is computed; sets keep theirs. */
function levelFor(metric: string, test: MatrixCase): Level {
  return test.level === "set" ? "set" : (metric as Level);
}

describe.each(readMatrixCases().map((test) => [`${test.id} (${test.source})`, test] as const))("%s", (_, test) => {
  const { expected } = test;
  const scaled = scaleCase(test);
  const { patterns, patternOfItem } = patternsFromTable(scaled.table);
  const blocks = blocksOfItems(patterns);
  const fromPatterns = patternCoefficients(patterns, test.level, categoriesOf(scaled));
  const fromRaters = raterCoefficients(scaled);
  const fromScores = scoreCoefficients(scaled);

  it("counts and percent agreement", () => {
    expect(scaled.table.items).toHaveLength(expected.n_units);
    expect(countsOf(patterns, 2).items).toBe(expected.n_units_pairable);
    expect(countsOf(patterns, 1).judgments).toBe(expected.n_ratings);
    expect(countsOf(patterns, 2).judgments).toBe(expected.n_pairable_values);
    expectFigure(fromPatterns["percent-unit"]?.value, expected.percent_agreement.unit_mean, "unit mean");
    expectFigure(fromPatterns["percent-pair"]?.value, expected.percent_agreement.pair_mean, "pair mean");
  });

  it.each(Object.entries(expected.krippendorff))(
    "Krippendorff's alpha, %s, with its jackknife interval",
    (name, figures) => {
      const metric = name as Metric;
      const own = scaleCase(test, levelFor(name, test));
      const estimates = patternCoefficients(patternsFromTable(own.table).patterns, own.level, categoriesOf(own));
      const alpha = estimates[own.level === "set" ? `alpha-${name}` : "alpha"];
      expectFigure(alpha?.value, figures.alpha, "alpha");
      expectFigure(alpha?.standardError, figures.jackknife_se, "standard error");
      expectInterval(alpha?.interval ?? null, figures.jackknife_t_ci95, "interval");
      const ordinal = metric === "ordinal" ? alphaOrdinal(blocks) : null;
      const d = ordinal ?? alphaDisagreements(blocks, disagreementOf(metric, categoriesOf(own), patterns));
      expectFigure(d?.observed, figures.Do, "observed disagreement");
      expectFigure(d?.expected, figures.De, "expected disagreement");
      expect(alpha?.undefinedBecause ?? null).toBe(
        { no_variation: "no-variation", no_pairable_values: "no-pairable-items" }[figures.undefined ?? ""] ?? null,
      );
    },
  );

  const weightings = [
    ["identity", "", "ac1"],
    ["linear", "-linear", "ac2-linear"],
    ["quadratic", "-quadratic", "ac2-quadratic"],
  ] as const;
  for (const [weights, suffix, ac] of weightings) {
    const figures = expected[`gwet_${weights}`];
    if (figures)
      it(`Fleiss, Conger, Brennan-Prediger and AC with ${weights} weights`, () => {
        expectFigure(fromPatterns[`fleiss${suffix}`]?.value, figures.fleiss, "Fleiss");
        expectFigure(fromPatterns[`brennan-prediger${suffix}`]?.value, figures.bp, "Brennan-Prediger");
        expectFigure(fromPatterns[ac]?.value, figures.ac, "AC");
        expectFigure(fromRaters[`conger${suffix}`]?.value, figures.conger, "Conger");
      });
    const byChance = fromPatterns[`brennan-prediger${suffix}`]?.value;
    given(figures && typeof byChance === "number")(`agreement with ${weights} weights, from Brennan-Prediger`, () => {
      const q = scaled.table.values.length;
      const chance = quadraticForm(weightingOf(weights, scaled), new Float64Array(q).fill(1)) / q ** 2;
      expectFigure(1 - (1 - byChance!) * chance, figures!.pa, "agreement");
    });
  }

  const cohen = expected.cohen && Object.entries(expected.cohen);
  given(cohen)("Cohen's kappa with its standard errors, Scott's pi", () => {
    const q = scaled.table.values.length;
    const ranks = Float64Array.from({ length: q }, (_unused, k) => k + 1);
    const form = {
      identity: nominalDisagreement(q),
      linear: linearDisagreement(ranks),
      quadratic: quadraticDisagreement(ranks),
    };
    for (const [weights, figures] of cohen!) {
      const kappa = cohenKappa(pairCountsOf(scaled.table, 0, 1), form[weights as keyof typeof form]);
      const estimate = fromRaters[weights === "identity" ? "cohen" : `cohen-${weights}`];
      expectFigure(kappa.value, figures?.kappa, `${weights} kappa`);
      if (figures) expect(kappa.items, `${weights} items`).toBe(figures.n);
      expectFigure(kappa.observedAgreement, figures?.po, `${weights} observed agreement`);
      expectFigure(kappa.expectedAgreement, figures?.pe, `${weights} expected agreement`);
      expectFigure(kappa.standardError, figures?.se, `${weights} standard error`);
      expectFigure(kappa.nullStandardError, figures?.se0, `${weights} standard error under no agreement`);
      expectFigure(estimate?.value, figures?.kappa, `${weights} estimate`);
    }
    expectFigure(fromRaters.scott?.value, expected.scott_pi, "Scott");
  });

  given(expected.light_kappa !== undefined)("Light's kappa", () => {
    expectFigure(fromRaters.light?.value, expected.light_kappa, "Light");
  });

  given(expected.icc)("mean squares, and intraclass correlations with F intervals", () => {
    const ms = meanSquares(scoreColumns(scaled.table, scaled.scores!));
    expectFigure(ms.betweenTargets, Number(expected.icc!.MSR), "between targets");
    expectFigure(ms.betweenRaters, Number(expected.icc!.MSC), "between raters");
    expectFigure(ms.residual, Number(expected.icc!.MSE), "residual");
    expectFigure(ms.withinTargets, Number(expected.icc!.MSW), "within targets");
    for (const [name, figures] of Object.entries(expected.icc!)) {
      const estimate = fromScores[name.replace("_ci", "").toLowerCase()];
      if (Array.isArray(figures)) expectInterval(estimate?.interval ?? null, figures, name);
      else if (name.startsWith("ICC")) expectFigure(estimate?.value, figures, name);
    }
  });

  given(expected.kendall_w !== undefined)("Kendall's W, rank correlations", () => {
    expectFigure(fromScores["kendall-w"]?.value, expected.kendall_w, "W");
    expectFigure(fromScores.spearman?.value, expected.spearman, "Spearman");
    expectFigure(fromScores["kendall-tau"]?.value, expected.kendall_tau_b, "tau-b");
    if (expected.pearson !== undefined) {
      const column = (j: number) => Float64Array.from(test.input.values, (row) => Number(row[j]));
      expectFigure(pearson(column(0), column(1)), expected.pearson, "Pearson");
    }
  });

  given(expected.item_disagreement)("disagreement of each item", () => {
    const { metric, values } = expected.item_disagreement!;
    const own = scaleCase(test, levelFor(metric, test));
    const form = disagreementOf(metric as Metric, categoriesOf(own), patterns);
    const byPattern = disagreementByPattern(patterns, form);
    patternOfItem.forEach((p, i) => {
      expectFigure(byPattern[p]?.contribution, values?.[i], `item ${i}`);
    });
  });

  given(expected.leave_one_rater_out)("alpha without each rater", () => {
    const { metric, alpha } = expected.leave_one_rater_out!;
    const own = scaleCase(test, levelFor(metric, test));
    for (const without of leaveOneRaterOut(own, metric as Metric)) {
      const name = own.table.raters[without.rater]!;
      expectFigure(without.alpha.value, alpha[name], name);
    }
  });

  given(expected.per_category_alpha)("alpha of each category", () => {
    for (const { category, alpha } of perCategory(patterns)) {
      const name = String(scaled.table.values[category]);
      expectFigure(alpha.value, expected.per_category_alpha![name], name);
    }
  });

  given(expected.pairwise)("agreement of each pair of raters", () => {
    const { alpha_metric, pairs } = expected.pairwise!;
    const own = scaleCase(test, levelFor(alpha_metric, test));
    const found = new Map(
      pairwiseAgreement(own, alpha_metric as Metric).map((pair) => [
        `${own.table.raters[pair.first]}|${own.table.raters[pair.second]}`,
        pair,
      ]),
    );
    for (const [name, figures] of Object.entries(pairs)) {
      const pair = found.get(name);
      expect(pair?.items ?? 0, `${name} items`).toBe(figures.n);
      expectFigure(pair?.agreement, figures.agree, `${name} agreement`);
      expectFigure(pair?.alpha, figures.alpha, `${name} alpha`);
      expectFigure(pair?.kappa, figures.kappa, `${name} kappa`);
    }
  });
});
