import "server-only";
import { requireGuideline } from "@/lib/auth/guideline-scope";
import type { ProjectScope } from "@/lib/auth/scope";
import { sliceNames } from "@/lib/examples/slices";
import { patternsAsked, patternsOf } from "@/lib/facts/patterns";
import { withBound } from "@/lib/guideline/checks/check-defaults";
import { draftOf } from "@/lib/guideline/queries/draft";
import { pinnedVersion } from "@/lib/guideline/queries/version";
import { type Check, checksSchema, type GuidelineContent } from "@/lib/guideline/schema";
import type { VersionRef } from "@/lib/guideline/version-ref";
import { replica } from "@/lib/server/db";
import { calculate } from "@/lib/server/threads/calculate";
import { type ShownExample, textsOf } from "./texts";
import type { CheckTrial, OpenTrial } from "./trial";

type Read = ProjectScope<"project:read" | "resolve:read">;
type Edit = ProjectScope<"project:read" | "resolve:read" | "guideline:edit">;

/** The checks of a version or a draft. */
export interface CheckList {
  guidelineId: string;
  version: Pick<VersionRef, "number" | "hash">;
  checks: readonly Check[];
  /** The words that stand beside them. */
  qualities: GuidelineContent["qualities"];
  /** Checks of a draft that are not complete and cannot be tried, by their names. */
  incomplete: readonly string[];
}

/** The checks of the version that the project works by. */
export async function checksOfVersion(scope: Read): Promise<CheckList> {
  const { guidelineId, number, hash, content } = await pinnedVersion(scope);
  const { checks = [], qualities } = content;
  return { guidelineId, version: { number, hash }, checks, qualities, incomplete: [] };
}

/** The checks of the draft, for those who may edit it. */
export async function checksOfDraft(scope: Edit): Promise<CheckList> {
  const own = await checksOfVersion(scope);
  const { content } = await draftOf(await requireGuideline(scope.actor, own.guidelineId, "edit"));
  const all = content.checks ?? [];
  const checks = all.filter((check) => checksSchema.safeParse([check]).success);
  const incomplete = all.filter((check) => !checks.includes(check)).map(({ title, key }) => title || key);
  return { ...own, checks, qualities: content.qualities, incomplete };
}

/** What is asked about one check: the bound of which condition, and which random examples. */
export interface CheckQuestion {
  check: string;
  condition?: number | undefined;
  /** Tried in place of the condition's own bound. */
  value?: number | undefined;
  draw: number;
}

/** A check that is looked at. */
export interface OpenCheck extends OpenTrial {
  /** With the bound that is tried. */
  check: Check;
  /** The condition whose bound is drawn, by its place; null where none has a bound. */
  condition: number | null;
  /** The bound of that condition in the guideline. */
  ownBound: number | null;
  shown: Map<string, ShownExample>;
}

export interface ChecksTried extends Omit<CheckTrial, "open"> {
  /** Examples of the project. */
  total: number;
  /** Patterns that checks ask for and nobody searches texts for. */
  unsought: string[];
  open: OpenCheck | null;
}

/** Facts by whose words examples are grouped, to see which groups a check takes most of. */
const GROUPS = ["source", "licence", "origin", "model", "kind", "import"];

/** What checks say of all examples of the project whose facts are known, and closely what one of them says. */
export async function checksTried(
  scope: Read,
  checks: readonly Check[],
  question?: CheckQuestion,
): Promise<ChecksTried> {
  const opened = question && openCheck(checks, question);
  const [slices, total, sought] = await Promise.all([
    opened ? sliceNames(scope) : [],
    countExamples(scope),
    patternsOf(scope),
  ]);
  const asked = patternsAsked(checks.flatMap(({ conditions }) => conditions));
  const unsought = asked.filter((pattern) => !sought.includes(pattern));
  const { open, ...tried } = await calculate("curate.checks", {
    projectId: scope.projectId,
    checks: checks
      .map((check) => (check.key === opened?.check.key ? opened.check : check))
      .map(({ key, match, conditions }) => ({ key, match, conditions })),
    open: opened ? { key: opened.check.key, condition: opened.condition, draw: question!.draw } : null,
    groups: [...GROUPS, ...slices.map((name) => `slice.${name}`)],
  });
  if (!open || !opened) return { ...tried, total, unsought, open: null };
  const { flagged, passed } = open.samples;
  const ids = [flagged, passed].flatMap(({ random, nearest }) => [...random, ...nearest].map(({ id }) => id));
  return { ...tried, total, unsought, open: { ...opened, ...open, shown: await textsOf(scope, ids, opened.check) } };
}

function openCheck(checks: readonly Check[], { check: key, condition: asked, value }: CheckQuestion) {
  const own = checks.find((check) => check.key === key);
  if (!own) return undefined;
  const isBounded = (at: number) => own.conditions[at] !== undefined && "value" in own.conditions[at];
  const first = own.conditions.findIndex((_, at) => isBounded(at));
  const condition = asked !== undefined && isBounded(asked) ? asked : first === -1 ? null : first;
  const bounded = condition === null ? undefined : own.conditions[condition];
  const ownBound = bounded && "value" in bounded ? bounded.value : null;
  const check = condition === null || value === undefined ? own : withBound(own, condition, value);
  return { check, condition, ownBound };
}

async function countExamples({ projectId }: Read): Promise<number> {
  const [row] = await replica().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM example WHERE project_id = ${projectId}::uuid`;
  return row!.n;
}
