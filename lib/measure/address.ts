import { z } from "zod";
import { defineAddress, type Given, type Wanted } from "@/lib/address/address";
import { defineTable } from "@/lib/address/table-address";
import { integerText } from "@/lib/input/schemas";
import { labelFilterSchema } from "@/lib/labels/schema";
import { sessionCutSchema } from "@/lib/labels/session-cut";
import { answeredConditions, methodSchema } from "./consensus/schema";
import { caseConditions } from "./schema";

const number = integerText(1).optional();

/** By what a list of annotators is ordered. */
export const ANNOTATOR_ORDERS = ["severity", "difference", "labels", "name"] as const;
export type AnnotatorOrder = (typeof ANNOTATOR_ORDERS)[number];

/** What a table of annotators can be sorted by. */
const ANNOTATOR_COLUMNS = [
  "name",
  "labels",
  "severity",
  "known",
  "mean",
  "sd",
  "ends",
  "middle",
  "slope",
  "variety",
  "commonest",
  "distance",
  "pace",
  "reading",
  "notes",
  "characters",
  "group",
] as const;

const asked = {
  ...labelFilterSchema.shape,
  before: number.describe("With after: two versions side by side"),
  after: number,
  over: z.enum(["position", "minute"]).optional().describe("Curves of a session over labels or minutes"),
  cut: sessionCutSchema.optional().describe("What would stay of each session"),
  order: z.enum(ANNOTATOR_ORDERS).optional().describe("Of annotators"),
  with: z.uuid().optional().describe("Id of an annotator whom another is compared with"),
  method: methodSchema.optional(),
  all: z.enum(["yes"]).optional().describe("Also the coefficients that look at who gave which label"),
};

/** Which labels the dashboards are about: the filter stays when one goes from one to the next. */
export const measureAddress = defineAddress(asked);
export type MeasureAsked = Given<typeof asked>;
export type MeasureWanted = Wanted<typeof asked>;

/** The dashboards, in the order in which a lead asks. */
export const DASHBOARDS = [
  { place: "agreement", label: "Agreement" },
  { place: "annotators", label: "Annotators" },
  { place: "fatigue", label: "Fatigue" },
  { place: "consensus", label: "Consensus" },
  { place: "check", label: "Check" },
] as const;
export type Dashboard = (typeof DASHBOARDS)[number]["place"];

/** A dashboard under a filter. Agreement has a page for all criteria and one for each; the others are about one. */
export function measureHref(projectId: string, place: Dashboard, wanted: MeasureWanted = {}): string {
  const { criterion, ...others } = wanted;
  const home = `/projects/${projectId}/measure`;
  const PLACES: Record<Dashboard, string> = {
    agreement: measureAddress.href(criterion ? `${home}/agreement/${criterion}` : home, others),
    fatigue: measureAddress.href(`${home}/fatigue`, wanted),
    annotators: measureAddress.href(`${home}/annotators`, wanted),
    consensus: measureAddress.href(`${home}/consensus`, wanted),
    check: measureAddress.href(`${home}/check`, wanted),
  };
  return PLACES[place];
}

/** The examples behind a mark of a dashboard. */
export const casesTable = defineTable({
  size: 25,
  filters: { differ: caseConditions.differ },
  beside: {
    ...labelFilterSchema.shape,
    answers: caseConditions.answers,
    lastFrom: caseConditions.lastFrom,
    lastTo: caseConditions.lastTo,
    missed: caseConditions.missed,
  },
});

export function casesHref(projectId: string, wanted: Parameters<typeof casesTable.href>[1]): string {
  return casesTable.href(`/projects/${projectId}/measure/cases`, wanted);
}

/** Everybody's figures on the annotators dashboard, beside its filter. */
export const annotatorsTable = defineTable({
  size: 25,
  prefix: "people-",
  sortable: ANNOTATOR_COLUMNS,
  sort: { column: "labels", direction: "desc" },
});

/** The sessions behind the fatigue dashboard, beside its filter. */
export const sessionsTable = defineTable({
  size: 25,
  prefix: "sessions-",
  sortable: ["began", "person", "minutes", "labels", "seconds", "pace", "quality", "modal", "run"],
  sort: { column: "began", direction: "desc" },
  filters: { person: z.uuid().optional() },
});

/** The page of one annotator, under a filter. */
export function annotatorHref(projectId: string, annotatorId: string, wanted: MeasureWanted = {}): string {
  return measureAddress.href(`/projects/${projectId}/measure/annotators/${annotatorId}`, wanted);
}

/** What is particular to one page. */
const OWN = { before: 0, after: 0, order: 0, with: 0, over: 0, cut: 0, method: 0, all: 0 } satisfies Partial<
  Record<keyof MeasureAsked, 0>
>;

/** The call of the API with the figures of a dashboard, under the same filter. */
export function measureCall(projectId: string, call: string, asked: MeasureAsked): string {
  return measureAddress.href(`/api/v1/projects/${projectId}/${call}`, filterOf(asked));
}

/** What one dashboard takes over from another: which labels it is about, without what is particular to a page. */
export function filterOf(asked: MeasureAsked): Omit<MeasureAsked, keyof typeof OWN> {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !(name in OWN)));
}

/** The answers of a model, beside its figures. */
export const consensusTable = defineTable({
  size: 25,
  filters: { examples: answeredConditions.examples },
  beside: {
    ...labelFilterSchema.shape,
    method: methodSchema.optional(),
    answer: answeredConditions.answer,
    by: answeredConditions.by,
    said: answeredConditions.said,
  },
});

export function consensusHref(projectId: string, wanted: Parameters<typeof consensusTable.href>[1]): string {
  return consensusTable.href(`/projects/${projectId}/measure/consensus`, wanted);
}
