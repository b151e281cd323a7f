import * as assign from "@/lib/assign/endpoints";
import * as qualification from "@/lib/assign/qualification/endpoints";
import * as axes from "@/lib/curate/axes/endpoints";
import * as checks from "@/lib/curate/checks/endpoints";
import * as clean from "@/lib/curate/clean/endpoints";
import * as contamination from "@/lib/curate/contamination/endpoints";
import * as copies from "@/lib/curate/duplicates/agreement-endpoints";
import * as duplicates from "@/lib/curate/duplicates/endpoints";
import * as curate from "@/lib/curate/endpoints";
import * as example from "@/lib/curate/example-endpoints";
import * as inspect from "@/lib/curate/inspect/endpoints";
import * as blindReadings from "@/lib/curate/measurements/blind-endpoints";
import * as measurements from "@/lib/curate/measurements/endpoints";
import * as readings from "@/lib/curate/readings/endpoints";
import * as recipes from "@/lib/curate/recipes/endpoints";
import * as selection from "@/lib/curate/selection/endpoints";
import * as topics from "@/lib/curate/topics/endpoints";
import * as judges from "@/lib/evaluate/judges/endpoints";
import * as evaluation from "@/lib/evaluate/report/endpoints";
import * as facts from "@/lib/facts/endpoints";
import * as changeRequests from "@/lib/guideline/change-requests/endpoints";
import * as guideline from "@/lib/guideline/endpoints";
import * as importing from "@/lib/import/endpoints";
import * as jobs from "@/lib/jobs/endpoints";
import * as label from "@/lib/label/endpoints";
import * as qualifying from "@/lib/label/qualification/endpoints";
import * as annotators from "@/lib/measure/annotators/endpoints";
import * as check from "@/lib/measure/check/endpoints";
import * as consensus from "@/lib/measure/consensus/endpoints";
import * as drillDown from "@/lib/measure/drill-down-endpoints";
import * as measure from "@/lib/measure/endpoints";
import * as fatigue from "@/lib/measure/fatigue/endpoints";
import * as agreementParts from "@/lib/measure/parts/endpoints";
import * as audit from "@/lib/people/audit-endpoints";
import * as members from "@/lib/people/member-endpoints";
import * as tokens from "@/lib/people/token-endpoints";
import * as account from "@/lib/project/account-endpoints";
import * as project from "@/lib/project/endpoints";
import * as search from "@/lib/project/search-endpoints";
import * as release from "@/lib/release/endpoints";
import * as resolve from "@/lib/resolve/endpoints";
import * as flags from "@/lib/resolve/flag-endpoints";
import * as rules from "@/lib/resolve/rule-endpoints";
import type { Endpoint } from "./endpoint";

/** Every call of the API, in the order of the flow. A test holds this list against the routes under app/api/v1. */
export const ALL_ENDPOINTS: readonly Endpoint[] = [
  guideline,
  changeRequests,
  project,
  search,
  members,
  tokens,
  account,
  audit,
  importing,
  jobs,
  facts,
  assign,
  qualification,
  label,
  qualifying,
  measure,
  drillDown,
  agreementParts,
  fatigue,
  annotators,
  consensus,
  check,
  resolve,
  rules,
  flags,
  curate,
  axes,
  checks,
  contamination,
  duplicates,
  topics,
  copies,
  clean,
  inspect,
  example,
  readings,
  recipes,
  selection,
  measurements,
  blindReadings,
  evaluation,
  release,
  judges,
]
  .flatMap((room): unknown[] => Object.values(room))
  .filter((value): value is Endpoint => typeof value === "object" && value !== null && "path" in value);
