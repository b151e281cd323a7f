import type { AcrossAnnotators } from "@/lib/core/fatigue/across-annotators";
import { type FatigueReport, TRENDS, type Trend } from "@/lib/core/fatigue/analyse";
import { binned, binnedCurve } from "@/lib/core/fatigue/curve";
import { outcomeList } from "@/lib/core/fatigue/events";
import { cutOffWeights, whatIf } from "@/lib/core/fatigue/what-if";

/**
 * A fatigue report as the command prints it: figures of events as lists in the order of the input, of annotators and
 * sessions by name.
 */
export function toFatigueJson(report: FatigueReport) {
  const { work, outcomes, trends } = report;
  const { sessions, durations, agreement } = outcomes;
  const places = binned(work, sessions.position, 5);
  return {
    sessions: sessions.keys.length,
    sessionOfEvent: [...sessions.session],
    positionOfEvent: outcomeList(sessions.position),
    minutesOfEvent: outcomeList(sessions.minutes),
    durationCapSeconds: Object.fromEntries(durations.capSeconds),
    nCappedOrInvalid: durations.cappedOrInvalid,
    looAgreement: outcomeList(agreement.looAgreement),
    itemAdjusted: outcomeList(agreement.itemAdjusted),
    ratersPerItemEvent: outcomeList(agreement.ratersPerItemEvent),
    speeding: outcomeList(outcomes.speeding),
    annotatorSlopeRawPerItem: slopesJson(trends.raw),
    annotatorSlopeItemAdjustedPerItem: slopesJson(trends.itemAdjusted),
    annotatorSlopeLogDurationPerItem: slopesJson(trends.logDuration),
    annotatorSlopeGoldPerItem: slopesJson(trends.gold),
    projectRaw: projectJson(trends.raw.project),
    projectItemAdjusted: projectJson(trends.itemAdjusted.project),
    projectLogDuration: projectJson(trends.logDuration.project),
    projectLengthAdjustedDuration: projectJson(trends.lengthAdjustedDuration.project),
    projectGold: projectJson(trends.gold.project),
    weighted: Object.fromEntries(TRENDS.map((name) => [name, projectJson(trends[name].weighted)])),
    annotatorHalfDifferenceItemAdjusted: halvesJson(trends.itemAdjusted),
    contrast: Object.fromEntries(TRENDS.map((name) => [name, contrastJson(trends[name].contrast)])),
    indicators: report.indicators,
    identifiability: report.identifiability,
    perSession: Object.fromEntries(report.styles.map(({ key, style }) => [key, style])),
    annotators: report.individuals,
    curve: {
      agreement: binnedCurve(places, agreement.looAgreement).curve,
      itemAdjusted: binnedCurve(places, agreement.itemAdjusted).curve,
      logDuration: binnedCurve(places, durations.logSeconds).curve,
    },
    whatIf: [15, 30, 45, 60].map((afterMinute) => {
      const { itemsLost, itemsLeftAlone, itemsChanged, ...figures } = whatIf(
        work,
        report.coded,
        cutOffWeights(sessions, { afterMinute }),
      );
      return {
        afterMinute,
        ...figures,
        itemsLost: itemsLost.length,
        itemsLeftAlone: itemsLeftAlone.length,
        itemsChanged: itemsChanged.length,
      };
    }),
    refusal: report.refusal,
    warnings: report.warnings,
  };
}

function slopesJson({ slopes }: Trend) {
  return Object.fromEntries(slopes.map(({ annotator, slope }) => [annotator, slope]));
}

function halvesJson({ halves }: Trend) {
  return Object.fromEntries(halves.map(({ annotator, difference }) => [annotator, difference]));
}

function projectJson({ mean, ...test }: AcrossAnnotators) {
  return { meanSlope: mean, ...test, pSignflipExact: exactP(test) };
}

function contrastJson({ mean, ...test }: AcrossAnnotators) {
  return { meanDifference: mean, ...test, pSignflipExact: exactP(test) };
}

function exactP({ pSignflip, signflipMethod }: Pick<AcrossAnnotators, "pSignflip" | "signflipMethod">): number | null {
  return signflipMethod === "exact" ? pSignflip : null;
}
