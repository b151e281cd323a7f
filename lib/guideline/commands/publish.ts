import "server-only";
import type { GuidelineScope } from "@/lib/auth/guideline-scope";
import { audit } from "@/lib/server/audit";
import { transaction } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import type { Prisma } from "@/lib/server/generated/prisma/client";
import { seeingAll } from "@/lib/server/sight";
import { closeRequests, holdClosable } from "../change-requests/commands/close";
import { compareContents, decideChanges } from "../changes/changes";
import { patternProblems } from "../checks/pattern-problems";
import { guidelineHash } from "../content-hash";
import type { Publish } from "../inputs";
import { storedContent } from "../inputs";
import { insertVersion } from "../insert-version";
import { type GuidelineContent, guidelineContentSchema } from "../schema";

const CONTENT_PARTS = ["body", "criteria", "qualities", "examples", "checks"] as const;

export type Published = { number: number; hash: string };
type Refusal = "invalid" | "unchanged" | "stale" | "not-closable";

/**
 * Publishes the next version of a guideline. Refused: a draft that is not complete (`invalid`, with the fields), content that the
 * latest version already has (`unchanged`), a draft that somebody saved since (`stale`), and change requests to close that are not
 * its own, or were decided otherwise meanwhile (`not-closable`). Nobody's pin moves by this.
 */
export async function publish(scope: GuidelineScope<"edit">, input: Publish): Promise<Result<Published, Refusal>> {
  // The cases of what it closes lie in all projects under the guideline.
  return seeingAll("guideline", () => transaction((tx) => publishIn(tx, scope, input)));
}

async function publishIn(
  tx: Prisma.TransactionClient,
  scope: GuidelineScope<"edit">,
  input: Publish,
): Promise<Result<Published, Refusal>> {
  const draft = await lockDraft(tx, scope.guidelineId);
  const isDraft = CONTENT_PARTS.every((part) => input[part] === undefined);
  if (input.revision !== undefined && input.revision !== draft.revision) {
    return no(
      "stale",
      "The draft was saved by somebody since you reviewed it. Nothing was published; review it again.",
    );
  }
  const checked = complete(Object.fromEntries(CONTENT_PARTS.map((part) => [part, input[part] ?? draft[part]])));
  if (!checked.ok) return checked;
  const content = checked.value;
  const latest = await tx.guidelineVersion.findFirst({
    where: { guidelineId: scope.guidelineId },
    orderBy: { number: "desc" },
  });
  if (latest?.hash === guidelineHash(content)) {
    const detail = { number: latest.number, hash: latest.hash };
    return no("unchanged", `Nothing changed since version ${latest.number}, so there is nothing to publish.`, detail);
  }
  const decided = decide(latest && storedContent(latest), content, input);
  if (!decided.ok) return decided;
  const closable = await holdClosable(tx, scope, input.closes);
  if (!closable.ok) return closable;
  const version = await insertVersion(tx, {
    guidelineId: scope.guidelineId,
    content,
    note: input.note,
    changes: decided.value,
    staleJudgments: input.staleJudgments,
    publishedById: scope.actor.userId,
  });
  await closeRequests(tx, scope, input.closes, version.id);
  if (!isDraft && !hasOwnEdits(draft, latest)) await followDraft(tx, scope, content);
  await audit(tx, {
    stream: `guideline:${scope.guidelineId}`,
    actorId: scope.actor.userId,
    action: "guideline.publish",
    subject: version.id,
    detail: {
      number: version.number,
      hash: version.hash,
      changes: decided.value,
      note: input.note,
      ...(input.closes.length > 0 && { closes: input.closes }),
    },
  });
  return ok({ number: version.number, hash: version.hash });
}

interface LockedDraft {
  body: string;
  criteria: unknown;
  qualities: unknown;
  examples: unknown;
  checks: unknown;
  revision: number;
}

async function lockDraft(tx: Prisma.TransactionClient, guidelineId: string): Promise<LockedDraft> {
  const [row] = await tx.$queryRaw<LockedDraft[]>`
    SELECT draft_body AS body, draft_criteria AS criteria, draft_qualities AS qualities,
           draft_examples AS examples, draft_checks AS checks, draft_revision AS revision
    FROM guideline WHERE id = ${guidelineId}::uuid FOR UPDATE`;
  return row!;
}

function complete(raw: unknown): Result<GuidelineContent, "invalid"> {
  const parsed = guidelineContentSchema.safeParse(raw);
  const errors = (parsed.error?.issues ?? []).map(({ path, message }) => ({ field: path.join("."), message }));
  if (parsed.data?.criteria.length === 0) {
    errors.push({ field: "criteria", message: "add at least one criterion: a version without one asks nothing" });
  }
  errors.push(...patternProblems(parsed.data?.checks ?? []));
  if (parsed.success && errors.length === 0) return ok(parsed.data);
  return no("invalid", errors.map(({ field, message }) => `${field}: ${message}`).join("; "), { errors });
}

function decide(
  before: GuidelineContent | null,
  after: GuidelineContent,
  { changes, staleJudgments }: Publish,
): Result<Record<string, string>, "invalid"> {
  const known = new Set(after.criteria.map(({ key }) => key));
  const unknown = Object.keys(staleJudgments).find((key) => !known.has(key));
  if (unknown !== undefined) return invalid(`staleJudgments.${unknown}`, `there is no criterion ${unknown}`);
  const decided = decideChanges(compareContents(before, after).criteria, changes);
  return decided.ok ? ok(decided.changes) : invalid(`changes.${decided.key}`, decided.message);
}

function invalid(field: string, message: string) {
  return no("invalid", `${field}: ${message}`, { errors: [{ field, message }] });
}

/** Whether the draft holds work that no version has: then publishing something else must leave it alone. */
function hasOwnEdits(draft: LockedDraft, latest: { hash: string } | null): boolean {
  if (!latest) return draft.revision > 0;
  const content = guidelineContentSchema.safeParse(draft);
  return !content.success || guidelineHash(content.data) !== latest.hash;
}

async function followDraft(
  tx: Prisma.TransactionClient,
  scope: GuidelineScope<"edit">,
  content: GuidelineContent,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE guideline
    SET draft_body = ${content.body}, draft_criteria = ${JSON.stringify(content.criteria)}::jsonb,
        draft_qualities = ${JSON.stringify(content.qualities)}::jsonb,
        draft_examples = ${JSON.stringify(content.examples ?? [])}::jsonb,
        draft_checks = ${JSON.stringify(content.checks ?? [])}::jsonb, draft_revision = draft_revision + 1,
        draft_saved_at = now(), draft_saved_by_id = ${scope.actor.userId}::uuid
    WHERE id = ${scope.guidelineId}::uuid`;
}
