import { describe, expect, it } from "vitest";
import { additiveModel } from "@/lib/core/distribution/additive-model";
import vector from "@/lib/core/distribution/fixtures/dist-6x40.json";
import { scoresFrom } from "@/lib/core/distribution/fixtures/scores-from";
import { type Panel, panels } from "@/lib/core/distribution/panel";

const scores = scoresFrom(
  vector.input.rows.map(([rater, item, value]) => ({ rater: `${rater}`, item: `${item}`, value: Number(value) })),
  vector.input.levels,
);

function panelOf(annotator: string): Panel {
  const result = panels(scores);
  if (!result.ok) throw new Error(result.reason);
  return result.panels.find((panel) => panel.annotator === annotator)!;
}

describe("distribution of 6 annotators x 40 items (numpy, scipy 1.10.1)", () => {
  it.each(Object.entries(vector.expected.panel))("has the panel of %s", (annotator, expected) => {
    const panel = panelOf(annotator);
    const severity = expected.severity_vs_peers;
    expect(panel.hist).toEqual(expected.hist);
    const pairs: [number | null, number][] = [
      [panel.n, expected.n],
      [panel.mean, expected.mean],
      [panel.sd, expected.sd],
      [panel.median, expected.median],
      [panel.entropyBits, expected.entropy_bits],
      [panel.modalShare, expected.modal_share],
      [panel.extremeShare, expected.extreme_share],
      [panel.jsdPoolBits, expected.jsd_pool_bits],
      [panel.wassersteinPool, expected.wasserstein_pool],
      [panel.ksPoolD, expected.ks_pool_D],
      [panel.chi2Pool!.stat, expected.chi2_pool.stat],
      [panel.chi2Pool!.df, expected.chi2_pool.df],
      [panel.chi2Pool!.p, expected.chi2_pool.p],
      [panel.severityVsPeers.nItems, severity.n_items],
      [panel.severityVsPeers.meanDiff, severity.mean_diff],
      [panel.severityVsPeers.se, severity.se],
      [panel.severityVsPeers.t, severity.t],
      [panel.severityVsPeers.p, severity.p],
      [panel.jsdItemMatchedBits, expected.jsd_item_matched_bits],
      [panel.corrWithPeerMean, expected.corr_with_peer_mean],
      [panel.slopeOnPeerMean, expected.slope_on_peer_mean],
    ];
    for (const [actual, wanted] of pairs) expect(Math.abs(actual! - wanted)).toBeLessThan(1e-9);
  });

  it("has the additive severity effects and one component", () => {
    const { effects, components } = additiveModel(scores);
    for (const [annotator, effect] of Object.entries(vector.expected.additive_severity.effects)) {
      expect(Math.abs(effects[scores.raters.indexOf(annotator)]! - effect)).toBeLessThan(1e-9);
    }
    const names = components.map((members) => members.map((w) => scores.raters[w]).sort());
    expect(names).toEqual(vector.expected.additive_severity.components);
  });
});
