import "server-only";
import { type Actor, requireCreator } from "@/lib/auth/actor";
import { type GuidelineScope, requireGuideline } from "@/lib/auth/guideline-scope";
import { db } from "@/lib/server/db";
import { no, ok, type Result } from "@/lib/server/errors";
import { guidelineHash } from "../content-hash";
import type { GuidelineFile } from "../file/guideline-file";
import { readGuidelineFile } from "../file/read-guideline-file";
import { createGuidelineSchema, type ImportGuideline } from "../inputs";
import { draftOf, draftSummary } from "../queries/draft";
import { createGuideline } from "./create-guideline";
import { saveDraft } from "./save-draft";

/** What came of an import. */
export interface ImportedGuideline {
  id: string;
  hash: string;
  /** The version of this guideline that has the same content to the letter; null where none has. */
  sameAs: number | null;
  /** Whether the file says that it has another hash: it was edited since it was written. */
  edited: boolean;
}

/**
 * Makes a draft of a guideline file: of a new guideline, or of one that the actor may edit. Published versions stay as they are; once
 * published, the content has the hash that it had where the file was written. A draft that holds unpublished work is replaced only
 * when the caller says so.
 */
export async function importGuideline(
  actor: Actor,
  { text, into, replaceDraft }: ImportGuideline,
): Promise<Result<ImportedGuideline, "unreadable" | "draft-has-work" | "stale">> {
  const scope = into === undefined ? null : await requireGuideline(actor, into, "edit");
  if (!scope) requireCreator(actor);
  const read = readGuidelineFile(text);
  if (!read.ok) {
    const [first, ...others] = read.problems;
    const more = others.length > 0 ? ` (and ${others.length} more)` : "";
    return no("unreadable", `Line ${first?.line}, ${first?.field}: ${first?.message}${more}`, {
      problems: read.problems,
    });
  }
  return scope ? importInto(scope, read.file, replaceDraft) : importNew(actor, read.file);
}

async function importNew(actor: Actor, file: GuidelineFile) {
  const created = await createGuideline(actor, createGuidelineSchema.parse({ name: file.name, ...file.content }));
  return created.ok ? ok(outcome(created.value.id, file, null)) : created;
}

async function importInto(scope: GuidelineScope<"edit">, file: GuidelineFile, replaceDraft: boolean) {
  const before = await draftSummary(scope);
  if (before?.sameAs === null && !replaceDraft) {
    const by = before.savedBy ? `, saved by ${before.savedBy}` : "";
    return no(
      "draft-has-work",
      `The draft has changes that are in no version${by}. Importing replaces them. Nothing was changed yet.`,
    );
  }
  const { revision } = await draftOf(scope);
  const saved = await saveDraft(scope, { revision, content: file.content });
  if (!saved.ok) return saved;
  const same = await db().guidelineVersion.findFirst({
    where: { guidelineId: scope.guidelineId, hash: guidelineHash(file.content) },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return ok(outcome(scope.guidelineId, file, same?.number ?? null));
}

function outcome(id: string, { content, hash }: GuidelineFile, sameAs: number | null): ImportedGuideline {
  const own = guidelineHash(content);
  return { id, hash: own, sameAs, edited: hash !== undefined && hash !== own };
}
