import "server-only";
import { cache } from "react";
import type { ProjectScope } from "@/lib/auth/scope";
import { listSlices } from "@/lib/examples/slices";
import type { CriterionKind } from "@/lib/guideline/schema";
import { labelledVersions } from "@/lib/labels/labelled";
import { standingRule } from "@/lib/labels/session-rule";
import { replica } from "@/lib/server/db";
import { hasCoefficients } from "./criterion-values";

type Read = ProjectScope<"measure:read">;

/** Whoever gave labels, and how they came: somebody who signs in, a model, or somebody whose labels were imported. */
export interface FilterPerson {
  id: string;
  name: string;
  kind: "human" | "model" | "external";
}

/** What the filter of the dashboards can be set to in a project. */
export interface FilterOptions {
  criteria: { key: string; title: string; kind: CriterionKind }[];
  versions: number[];
  pinned: number;
  rounds: { id: string; name: string }[];
  people: FilterPerson[];
  slices: { name: string; value: string }[];
  /** The rule on sessions that can be asked for (`sessionCutSchema`); null where none stands. */
  rule: string | null;
}

const MOST_PEOPLE = 1000;
const MOST_ROUNDS = 200;

/** What can be chosen, under the version that is asked about: its criteria in their order. Looked up once while a page is drawn. */
export const filterOptions = cache(async (scope: Read, version: number | "all" | undefined): Promise<FilterOptions> => {
  const { projectId, project } = scope;
  const number = version === "all" ? undefined : (version ?? project.versionNumber);
  const [asked, versions, rounds, people, slices, rule] = await Promise.all([
    replica().guidelineVersion.findFirst({
      where: { guidelineId: project.guidelineId, number },
      orderBy: { number: "desc" },
      select: { criterionRows: { orderBy: { position: "asc" }, select: { key: true, title: true, kind: true } } },
    }),
    labelledVersions(scope),
    replica().round.findMany({
      where: { projectId },
      orderBy: { createdAt: "desc" },
      take: MOST_ROUNDS,
      select: { id: true, name: true },
    }),
    replica().annotator.findMany({
      where: { projectId },
      orderBy: { name: "asc" },
      take: MOST_PEOPLE,
      select: { id: true, name: true, kind: true },
    }),
    listSlices(scope),
    standingRule(scope),
  ]);
  return {
    criteria: asked?.criterionRows ?? [],
    versions,
    pinned: project.versionNumber,
    rounds,
    people,
    slices,
    rule: rule?.cut ?? null,
  };
});

/** The criterion that a dashboard is about where its address names none: the first of the version whose answers can be counted. */
export async function chosenCriterion(scope: Read, version: number | "all" | undefined): Promise<string | undefined> {
  const { criteria } = await filterOptions(scope, version);
  return (criteria.find(({ kind }) => hasCoefficients({ kind })) ?? criteria[0])?.key;
}
