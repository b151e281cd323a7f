import { tryChecks } from "@/lib/curate/checks/trial";
import { deriveChildren } from "@/lib/curate/clean/derive-child";
import { previewOf } from "@/lib/curate/clean/preview-of";
import { agreementWithoutCopies } from "@/lib/curate/duplicates/agreement";
import { makeKeyBatch } from "@/lib/curate/duplicates/key-batch";
import { labelsAlongFact } from "@/lib/curate/inspect/along-labels";
import { factByLabels } from "@/lib/curate/inspect/by-labels";
import { matchingExamples } from "@/lib/curate/inspect/matching";
import { oddInCut } from "@/lib/curate/inspect/odd-in";
import { oneFact } from "@/lib/curate/inspect/one-fact";
import { overviewOfFacts } from "@/lib/curate/inspect/overview";
import { sameness } from "@/lib/curate/inspect/sameness";
import { topicsAmongExamples } from "@/lib/curate/inspect/topics";
import { drawToMeasure } from "@/lib/curate/measurements/draw";
import { flaggedAmong } from "@/lib/curate/recipes/perform/flagged-among";
import type { CountOrder, LearnOrder } from "@/lib/curate/topics/learn";
import { readJudge } from "@/lib/evaluate/judges/report";
import { readEvaluation } from "@/lib/evaluate/report/report";
import { makeBatch } from "@/lib/facts/make-batch";
import { readTokenizer } from "@/lib/facts/read-tokenizer";
import { readLog } from "@/lib/labels/log/read-log";
import { readAgreement } from "@/lib/measure/agreement";
import { annotatorFigures } from "@/lib/measure/annotators/figures";
import { annotatorsHalo } from "@/lib/measure/annotators/halo";
import { annotatorDetail } from "@/lib/measure/annotators/person";
import { preferenceHabits } from "@/lib/measure/annotators/preference";
import { annotatorVerdicts } from "@/lib/measure/annotators/verdicts";
import { annotatorsWork } from "@/lib/measure/annotators/work";
import { ratedCases } from "@/lib/measure/cases";
import { readFacts } from "@/lib/measure/check/facts";
import { compareVersions } from "@/lib/measure/comparison";
import { againstKnown } from "@/lib/measure/consensus/known";
import { solveConsensus } from "@/lib/measure/consensus/solution";
import { drillDown } from "@/lib/measure/drill-down";
import { measureFatiguePeople } from "@/lib/measure/fatigue/people";
import { measureFatigue } from "@/lib/measure/fatigue/survey";
import { measureWhatIf } from "@/lib/measure/fatigue/what-if";
import { againstOthers } from "@/lib/measure/parts/against-others";
import { bySlice } from "@/lib/measure/parts/by-slice";
import { withThemselves } from "@/lib/measure/parts/consistency";
import { nestedAlphas } from "@/lib/measure/parts/nested";
import { overTime } from "@/lib/measure/parts/over-time";
import { spanFigures } from "@/lib/measure/parts/spans";
import { variance } from "@/lib/measure/parts/variance";
import { measurePairs, measureRaterCoefficients, measureRatings } from "@/lib/measure/ratings";
import { releasedFacts } from "@/lib/release/released-facts";

/**
 * What the threads can calculate, of all stages, by name: functions of plain data. A thread imports them; everybody else calls
 * `calculate`, and has their types from here.
 */
export const tasks = {
  "labels.log": readLog,
  "facts.make": makeBatch,
  "facts.tokenizer": readTokenizer,
  "measure.agreement": readAgreement,
  "measure.pairs": measurePairs,
  "measure.ratings": measureRatings,
  "measure.annotators": annotatorFigures,
  "measure.annotators-verdicts": annotatorVerdicts,
  "measure.annotators-work": annotatorsWork,
  "measure.annotators-halo": annotatorsHalo,
  "measure.annotators-preference": preferenceHabits,
  "measure.annotator": annotatorDetail,
  "measure.comparison": compareVersions,
  "measure.fatigue": measureFatigue,
  "measure.fatigue-people": measureFatiguePeople,
  "measure.fatigue-what-if": measureWhatIf,
  "measure.drillDown": drillDown,
  "measure.cases": ratedCases,
  "measure.overTime": overTime,
  "measure.againstOthers": againstOthers,
  "measure.raterCoefficients": measureRaterCoefficients,
  "measure.nested": nestedAlphas,
  "measure.spans": spanFigures,
  "measure.consistency": withThemselves,
  "measure.variance": variance,
  "measure.bySlice": bySlice,
  "measure.check": readFacts,
  "measure.consensus": solveConsensus,
  "measure.known": againstKnown,
  "curate.checks": tryChecks,
  "duplicates.keys": makeKeyBatch,
  "curate.flagged": flaggedAmong,
  "curate.copies": agreementWithoutCopies,
  "curate.measure": drawToMeasure,
  "clean.derive": deriveChildren,
  "clean.preview": previewOf,
  "inspect.overview": overviewOfFacts,
  "inspect.fact": oneFact,
  "inspect.odd": oddInCut,
  "inspect.sameness": sameness,
  "inspect.topics": topicsAmongExamples,
  "topics.count": async (order: CountOrder) => (await import("@/lib/curate/topics/learn")).countTopicTerms(order),
  "topics.learn": async (order: LearnOrder) => (await import("@/lib/curate/topics/learn")).learnTopicModel(order),
  "inspect.byLabels": factByLabels,
  "inspect.labels": labelsAlongFact,
  "inspect.matching": matchingExamples,
  "release.facts": releasedFacts,
  "evaluate.models": readEvaluation,
  "evaluate.judge": readJudge,
};

export type AllTasks = typeof tasks;
