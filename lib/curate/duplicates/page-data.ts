import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Meaning } from "@/lib/core/dedup/meanings";
import { isHashed } from "@/lib/guideline/answers/stored-key";
import { criteriaOf } from "@/lib/guideline/version-criteria";
import { lastAttempt } from "@/lib/jobs/job-queries";
import { caseHref } from "@/lib/resolve/address";
import { clusterHref } from "./address";
import { agreementOfCopies } from "./agreement-queries";
import { type Contradiction, listConsistency, listContradictions } from "./contradictions";
import { countClusters, countExcludedAs, listClusters, type RunView, readRun } from "./queries";
import { findDuplicatesSchema } from "./schema";

type Read = ProjectScope<"release:write" | "export:read" | "measure:read">;

interface Asked {
  meaning?: Meaning | undefined;
  source?: string | undefined;
  members?: "open" | undefined;
  page: number;
  size: number;
}

const MOST_CONTRADICTIONS = 50;

/** All that the page of duplicates shows. */
export async function duplicatesPage(scope: Read, asked: Asked) {
  const [run, job] = await Promise.all([readRun(scope), lastAttempt(scope, "find-duplicates")]);
  return {
    job,
    chosen: run?.params ?? findDuplicatesSchema.parse({}),
    found: run && (await foundBy(scope, run, asked)),
  };
}

async function foundBy(scope: Read, run: RunView, { source, members, page, size, ...asked }: Asked) {
  const { strength, meanings } = run.params;
  const meaning =
    run.figures.find((one) => one.meaning === asked.meaning)?.meaning ??
    run.figures.find((one) => one[strength]?.clusters)?.meaning ??
    meanings[0]!;
  const figures = run.figures.find((one) => one.meaning === meaning);
  const filter = { meaning, source, open: members === "open" };
  const [rows, total, excluded, labels] = await Promise.all([
    listClusters(scope, run.id, filter, { offset: (page - 1) * size, limit: size }),
    countClusters(scope, run.id, filter),
    countExcludedAs(scope, { run: run.id, meaning }),
    meanings.includes("whole") ? labelsOfCopies(scope, run.id) : null,
  ]);
  const losing = run.figures.flatMap((one) => one.losing.filter(({ by }) => by === "source").map(({ name }) => name));
  return {
    run,
    meaning,
    rows,
    total,
    excluded,
    labels,
    extra: figures?.[strength]?.extra ?? 0,
    sources: [...new Set([...losing, ...(source === undefined ? [] : [source])])],
  };
}

async function labelsOfCopies(scope: Read, run: string) {
  const [agreement, contradictions, consistency, criteria] = await Promise.all([
    agreementOfCopies(scope, { remembered: true }),
    listContradictions(scope, run, MOST_CONTRADICTIONS),
    listConsistency(scope, run),
    criteriaOf(scope.project.guidelineVersionId),
  ]);
  const titles = new Map(criteria.map(({ key, title }) => [key, title]));
  return {
    agreement,
    contradictions: contradictions.map((one) => ({
      ...shown(scope, one),
      criterion: titles.get(one.criterion) ?? one.criterion,
    })),
    consistency,
  };
}

function shown({ projectId }: Read, { cluster, criterion, values, exampleId, externalId, excerpt }: Contradiction) {
  return {
    key: `${cluster} ${criterion} ${values.map(({ value }) => value).join(" ")}`,
    externalId,
    excerpt,
    values: values.map(({ value, labels }) => ({ words: wordsOf(value), labels })),
    clusterHref: clusterHref(projectId, cluster),
    resolveHref: caseHref(projectId, exampleId, criterion),
  };
}

/** A stored key as it is read: a single value without its quotation marks. */
function wordsOf(key: string): string {
  if (isHashed(key)) return "too long for a list";
  const value: unknown = JSON.parse(key);
  return typeof value === "string" ? value : Array.isArray(value) ? value.join(", ") : key;
}
