import { describe, expect, it } from "vitest";
import { acrossAnnotators } from "@/lib/core/fatigue/across-annotators";
import { analyseFatigue, type FatigueReport } from "@/lib/core/fatigue/analyse";
import { outcomeList, type WorkEvent } from "@/lib/core/fatigue/events";
import handcheck from "@/lib/core/fatigue/fixtures/fatigue-handcheck.json";
import planted from "@/lib/core/fatigue/fixtures/fatigue-planted.json";
import tiny from "@/lib/core/fatigue/fixtures/fatigue-tiny.json";
import { createRandom } from "@/lib/core/random/generator";

interface Vector {
  title: string;
  input: {
    scale: number[];
    session_gap_seconds: number;
    events: {
      annotator: string;
      item: string;
      value: number | null;
      skipped: boolean;
      started_at: number;
      submitted_at: number;
    }[];
  };
}

function analyse({ input }: Vector): FatigueReport {
  const events: WorkEvent[] = input.events.map((event) => ({
    annotator: event.annotator,
    item: event.item,
    value: event.skipped ? null : event.value,
    startedAt: event.started_at,
    submittedAt: event.submitted_at,
  }));
  const result = analyseFatigue(events, "interval", {
    declared: input.scale,
    gapSeconds: input.session_gap_seconds,
    random: createRandom(1),
  });
  if (!result.ok) throw new Error(result.reason);
  return result.report;
}

/** Numbers within 1e-9, everything else equal. */
function expectClose(actual: unknown, expected: unknown): void {
  if (typeof expected === "number") {
    expect(actual).toBeTypeOf("number");
    expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(1e-9);
  } else if (expected !== null && typeof expected === "object") {
    for (const [key, value] of Object.entries(expected)) expectClose((actual as Record<string, unknown>)[key], value);
  } else expect(actual).toEqual(expected);
}

type Project = (typeof planted.expected)["project_raw"] | (typeof handcheck.expected)["project_log_duration"];

function asProject(project: Project) {
  return {
    annotators: project.annotators,
    mean: project.mean_slope,
    se: project.se,
    t: project.t,
    df: project.df,
    pT: project.p_t,
    ci95: project.ci95,
    mde80: project.mde80,
    pSignflip: project.p_signflip_exact,
  };
}

describe.each([
  ["by hand: 3 annotators x 6 items, a gap of 1801 s, everybody at the same position", handcheck],
  ["6 annotators x 2 sessions x 12 items, no effect", tiny],
  ["8 annotators x 3 sessions x 40 items, carelessness planted from 8 % to 73 %", planted],
])("fatigue: %s", (_, vector) => {
  const report = analyse(vector);
  const { expected } = vector;
  const { outcomes, trends } = report;

  it("finds sessions, positions, caps and agreement of every event", () => {
    expect([...outcomes.sessions.session]).toEqual(expected.session_of_event);
    expect(outcomeList(outcomes.sessions.position)).toEqual(expected.position_of_event);
    expectClose(Object.fromEntries(outcomes.durations.capSeconds), expected.duration_cap_seconds);
    expect(outcomes.durations.cappedOrInvalid).toBe(expected.n_capped_or_invalid);
    expectClose(outcomeList(outcomes.agreement.looAgreement), expected.loo_agreement);
    expectClose(outcomeList(outcomes.agreement.itemAdjusted), expected.item_adjusted);
    expect(outcomeList(outcomes.agreement.ratersPerItemEvent)).toEqual(expected.raters_per_item_event);
  });

  it("finds slopes, their inference and the halves contrast", () => {
    for (const [trend, slopes, project] of [
      [trends.raw, expected.annotator_slope_raw_per_item, expected.project_raw],
      [trends.itemAdjusted, expected.annotator_slope_item_adjusted_per_item, expected.project_item_adjusted],
      [trends.logDuration, expected.annotator_slope_log_duration_per_item, expected.project_log_duration],
    ] as const) {
      expectClose(Object.fromEntries(trend.slopes.map(({ annotator, slope }) => [annotator, slope])), slopes);
      expectClose(trend.project, asProject(project));
      expect(trend.project.signflipMethod).toBe("exact");
    }
    const halves = Object.fromEntries(trends.itemAdjusted.halves.map((half) => [half.annotator, half.difference]));
    expectClose(halves, expected.annotator_half_difference_item_adjusted);
  });

  it("finds the identifiability and the response style of every session", () => {
    const { V, expected_if_random, ratio } = expected.identifiability;
    expectClose(report.identifiability, { V, expectedIfRandom: expected_if_random, ratio });
    expect(report.styles.map(({ key }) => key).sort()).toEqual(Object.keys(expected.per_session).sort());
    for (const [key, session] of Object.entries(expected.per_session)) {
      const { style } = report.styles.find((candidate) => candidate.key === key)!;
      expectClose(style, {
        n: session.n,
        longestRun: session.longest_run,
        repeats: {
          observed: session.repeats.observed,
          expectedUnderPermutation: session.repeats.expected_under_permutation,
          rate: session.repeats.rate,
        },
        entropy: session.entropy,
        entropyFirstHalf: session.entropy_first_half,
        entropySecondHalf: session.entropy_second_half,
        modalShare: session.modal_share,
      });
    }
  });
});

it("warns in the fixed order of the hand check, and only there", () => {
  expect(analyse(handcheck).warnings).toEqual(["not-identifiable"]);
  expect(analyse(tiny).warnings).toEqual([]);
  expect(analyse(planted).warnings).toEqual([]);
});

it("draws sign patterns for more than 16 annotators and comes close to the exact p", () => {
  const sixteen = Array.from({ length: 16 }, (_, k) => Math.sin(k * 7) + 0.2);
  const exact = acrossAnnotators(sixteen, createRandom(1));
  const drawn = acrossAnnotators([...sixteen, 0], createRandom(1));
  expect(exact.signflipMethod).toBe("exact");
  expect(drawn.signflipMethod).toBe("drawn");
  expect(Math.abs(drawn.pSignflip! - exact.pSignflip!)).toBeLessThan(0.02);
});
