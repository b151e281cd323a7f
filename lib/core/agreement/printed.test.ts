import { describe, expect, it } from "vitest";
import { z } from "zod";
import { blocksOfItems } from "@/lib/core/agreement/blocks";
import { brennanPrediger, fleissKappa } from "@/lib/core/agreement/chance-corrected";
import { patternCoefficients } from "@/lib/core/agreement/coefficients";
import { cohenKappa } from "@/lib/core/agreement/cohen";
import { nominalDisagreement } from "@/lib/core/agreement/disagreement/nominal";
import { jaccardDistance, masiDistance } from "@/lib/core/agreement/disagreement/sets";
import { tabulatedDisagreement } from "@/lib/core/agreement/disagreement/tabulated";
import { readFixture, readMatrixCase, scaleCase } from "@/lib/core/agreement/fixtures/read";
import { categoriesOf } from "@/lib/core/agreement/metric-of-level";
import { pairCountsOf } from "@/lib/core/agreement/pair-counts";
import { twoByTwo } from "@/lib/core/agreement/paradox";
import { patternsFromTable } from "@/lib/core/agreement/patterns-from-table";
import { recodeBinary } from "@/lib/core/agreement/per-category";
import { raterCoefficients } from "@/lib/core/agreement/rater-coefficients";
import type { Level } from "@/lib/core/agreement/scale";
import { scoreCoefficients } from "@/lib/core/agreement/score-coefficients";

/** Every coefficient of a fixture at a level, by name. */
function coefficientsOf(id: string, level?: Level) {
  const scaled = scaleCase(readMatrixCase(id), level);
  const { patterns } = patternsFromTable(scaled.table);
  return {
    ...patternCoefficients(patterns, scaled.level, categoriesOf(scaled)),
    ...raterCoefficients(scaled),
    ...scoreCoefficients(scaled),
  };
}

/** Equal to the printed figure when rounded to as many decimals as were printed. */
function expectPrinted(actual: number | null | undefined, printed: string) {
  const decimals = printed.split(".")[1]!.length;
  expect((actual ?? Number.NaN).toFixed(decimals).replace(/^(-?)0\./, "$1.")).toBe(printed);
}

describe("figures as printed", () => {
  it.each([
    ["Krippendorff 2011, example C", "krippendorff-2011-C", "nominal", "alpha", ".743"],
    ["Krippendorff 2011, example C", "krippendorff-2011-C", "ordinal", "alpha", ".815"],
    ["Krippendorff 2011, example C", "krippendorff-2011-C", "interval", "alpha", ".849"],
    ["Krippendorff 2011, example C", "krippendorff-2011-C", "ratio", "alpha", ".797"],
    ["Krippendorff 2011, example A", "krippendorff-2011-A", "nominal", "alpha", ".095"],
    ["Krippendorff 2011, example B", "krippendorff-2011-B", "nominal", "alpha", ".692"],
    ["Wikipedia, Krippendorff's alpha", "krippendorff-wikipedia-3x15", "nominal", "alpha", ".691"],
    ["Wikipedia, Krippendorff's alpha", "krippendorff-wikipedia-3x15", "interval", "alpha", ".811"],
    ["Hayes & Krippendorff 2007", "hayes-krippendorff-2007", "ordinal", "alpha", ".7598"],
    ["Hayes & Krippendorff 2007", "hayes-krippendorff-2007", "nominal", "alpha", ".477"],
    ["Hayes & Krippendorff 2007", "hayes-krippendorff-2007", "interval", "alpha", ".757"],
    ["Gwet 2014, four raters", "krippendorff-2011-C", "nominal", "ac1", ".77544"],
    ["Gwet 2014, four raters", "krippendorff-2011-C", "nominal", "brennan-prediger", ".77273"],
    ["Gwet 2014, four raters", "krippendorff-2011-C", "nominal", "fleiss", ".76117"],
    ["Gwet 2014, abstractors", "gwet-cont3x3abstractors", "nominal", "cohen", ".79641"],
    ["Gwet 2014, abstractors", "gwet-cont3x3abstractors", "nominal", "scott", ".79624"],
    ["Agresti 1990", "agresti-sexualfun", "ordinal", "cohen", ".12933"],
    ["Agresti 1990", "agresti-sexualfun", "ordinal", "cohen-linear", ".23738"],
    ["Landis & Koch 1977, Winnipeg", "landis-koch-ms-winnipeg", "ordinal", "cohen", ".2079"],
    ["Landis & Koch 1977, Winnipeg", "landis-koch-ms-winnipeg", "ordinal", "cohen-linear", ".3797"],
    ["Landis & Koch 1977, New Orleans", "landis-koch-ms-neworleans", "ordinal", "cohen", ".2965"],
    ["Landis & Koch 1977, New Orleans", "landis-koch-ms-neworleans", "ordinal", "cohen-linear", ".4773"],
    ["Feinstein & Cicchetti 1990, balanced", "feinstein-cicchetti-1990-balanced", "nominal", "cohen", ".70"],
    ["Feinstein & Cicchetti 1990, skewed", "feinstein-cicchetti-1990-skewed", "nominal", "cohen", ".32"],
    ["Artstein & Poesio 2008, table 1", "artstein-poesio-2008-2x2", "nominal", "brennan-prediger", ".4"],
    ["Artstein & Poesio 2008, table 1", "artstein-poesio-2008-2x2", "nominal", "scott", ".341"],
    ["Artstein & Poesio 2008, table 1", "artstein-poesio-2008-2x2", "nominal", "cohen", ".348"],
    ["Artstein & Poesio 2008, worked example", "artstein-poesio-2008-table", "nominal", "brennan-prediger", ".82"],
    ["Artstein & Poesio 2008, worked example", "artstein-poesio-2008-table", "nominal", "scott", ".79953"],
    ["Fleiss 1971", "fleiss-1971", "nominal", "fleiss", ".430"],
    ["Conger 1980 on Fleiss 1971", "fleiss-1971", "nominal", "conger", ".442"],
    ["Light's kappa on Fleiss 1971", "fleiss-1971", "nominal", "light", ".459"],
    ["AC1 on Fleiss 1971", "fleiss-1971", "nominal", "ac1", ".4479"],
    ["alpha on Fleiss 1971 (not .4309)", "fleiss-1971", "nominal", "alpha", ".4334"],
    ["Wikipedia, Fleiss' kappa", "fleiss-wikipedia-10x14x5", "nominal", "fleiss", ".210"],
    ["Shrout & Fleiss 1979", "shrout-fleiss-1979", "interval", "icc1", ".17"],
    ["Shrout & Fleiss 1979", "shrout-fleiss-1979", "interval", "icc2", ".29"],
    ["Shrout & Fleiss 1979", "shrout-fleiss-1979", "interval", "icc3", ".71"],
    ["Shrout & Fleiss 1979", "shrout-fleiss-1979", "interval", "icc1k", ".44"],
    ["Shrout & Fleiss 1979", "shrout-fleiss-1979", "interval", "icc2k", ".62"],
    ["Shrout & Fleiss 1979", "shrout-fleiss-1979", "interval", "icc3k", ".91"],
    ["R irr, anxiety", "irr-anxiety", "ordinal", "icc2", ".198"],
    ["R irr, video", "irr-video", "ordinal", "kendall-w", ".392"],
  ] as const)("%s (%s, %s): %s is %s", (_source, id, level, name, printed) => {
    expectPrinted(coefficientsOf(id, level)[name]?.value, printed);
  });

  it.each([
    ["Agresti 1990", "agresti-sexualfun", "cohen", ".06860"],
    ["Agresti 1990", "agresti-sexualfun", "cohen-linear", ".07832"],
    ["Landis & Koch 1977, Winnipeg", "landis-koch-ms-winnipeg", "cohen-linear", ".05167"],
    ["Landis & Koch 1977, New Orleans", "landis-koch-ms-neworleans", "cohen-linear", ".07303"],
  ] as const)("%s (%s): the standard error of %s is %s", (_source, id, name, printed) => {
    expectPrinted(coefficientsOf(id)[name]?.standardError, printed);
  });

  it("Fleiss 1971, kappa of each category: .245 .245 .520 .471 .566", () => {
    const { table } = scaleCase(readMatrixCase("fleiss-1971"));
    const { patterns } = patternsFromTable(table);
    const kappas = table.values.map((value, category) => {
      const recoded = recodeBinary(patterns, (c) => c === category);
      return [value, fleissKappa(blocksOfItems(recoded), nominalDisagreement(2)).value.toFixed(3)];
    });
    expect(Object.fromEntries(kappas)).toEqual({
      Depression: "0.245",
      "Personality Disorder": "0.245",
      Schizophrenia: "0.520",
      Neurosis: "0.471",
      Other: "0.566",
    });
  });

  it("Cohen 1968, own weights on a table of proportions: .492 and .348", () => {
    const { input, expected } = z
      .object({
        input: z.object({
          n: z.number(),
          p: z.array(z.array(z.number())),
          disagreement_weights: z.array(z.array(z.number())),
        }),
        expected: z.object({ kappa: z.number(), weighted_kappa: z.number() }),
      })
      .parse(readFixture("cohen-1968"));
    const cells = input.p.flatMap((row, a) => row.map((n, b) => ({ a, b, n })));
    const counts = {
      a: Int32Array.from(cells, (cell) => cell.a),
      b: Int32Array.from(cells, (cell) => cell.b),
      n: Float64Array.from(cells, (cell) => cell.n),
    };
    const own = tabulatedDisagreement(3, (a, b) => input.disagreement_weights[a]![b]!);
    expect(cohenKappa(counts, nominalDisagreement(3), input.n).value).toBeCloseTo(expected.kappa, 9);
    expect(cohenKappa(counts, own, input.n).value).toBeCloseTo(expected.weighted_kappa, 9);
  });

  it("Byrt, Bishop & Carlin 1993 on Feinstein & Cicchetti's skewed table: prevalence .75, bias .05, PABAK .70", () => {
    const { table } = scaleCase(readMatrixCase("feinstein-cicchetti-1990-skewed"));
    const figures = twoByTwo(pairCountsOf(table, 0, 1));
    expect(figures?.prevalenceIndex).toBeCloseTo(0.75, 12);
    expect(figures?.biasIndex).toBeCloseTo(0.05, 12);
    expect(figures?.pabak).toBeCloseTo(0.7, 12);
    const { patterns } = patternsFromTable(table);
    expect(figures?.pabak).toBeCloseTo(brennanPrediger(blocksOfItems(patterns), nominalDisagreement(2)).value, 12);
    expect(figures?.kappaMaximum).toBeCloseTo((0.95 - 0.78) / (1 - 0.78), 12);
  });

  it("Passonneau 2006: MASI of {a,b} and {a,b,c,d} is .6667, of {a,b} and {b,c} .8889; Jaccard of the latter .6667", () => {
    const set = (...members: string[]) => new Set(members);
    expectPrinted(masiDistance(set("a", "b"), set("a", "b", "c", "d")), ".6667");
    expectPrinted(masiDistance(set("a", "b"), set("b", "c")), ".8889");
    expectPrinted(jaccardDistance(set("a", "b"), set("b", "c")), ".6667");
    expect([masiDistance(set(), set()), masiDistance(set(), set("a")), jaccardDistance(set(), set())]).toEqual([
      0, 1, 0,
    ]);
  });
});
