import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { storableBeginning } from "@/lib/core/text/unstorable";
import { insertRequest, joinRequest } from "@/lib/guideline/change-requests/commands/collect";
import { MAX_TITLE } from "@/lib/guideline/change-requests/schema";
import type { Criterion } from "@/lib/guideline/schema";
import type { Database } from "@/lib/server/db";

interface Gap {
  criterion: Criterion;
  example: { id: string; externalId: string };
  /** Of the resolution. */
  id: string;
  note: string;
}

/** Brings a case settled as a guideline gap to the open change request, or to a new one where that is null. Returns the request's id. */
export async function collectGap(
  tx: Database,
  scope: ProjectScope<"resolve:write">,
  { criterion, example, id, note }: Gap,
  open: string | null,
): Promise<string> {
  const { guidelineId } = scope.project;
  const actorId = scope.actor.userId;
  const cases = [{ projectId: scope.projectId, exampleId: example.id, resolutionId: id }];
  if (open !== null) {
    // The note stands beside the case, with its resolution.
    await joinRequest(tx, { guidelineId, actorId, id: open, note: "", cases });
    return open;
  }
  const title =
    titleFrom(note) ?? storableBeginning(`${criterion.title}: gap found at ${example.externalId}`, MAX_TITLE);
  const place = { projectId: scope.projectId, criterion: criterion.key, clause: criterion.clause ?? null };
  return insertRequest(tx, { guidelineId, actorId, ...place, title, body: note, cases, filedByResolutionId: id });
}

/** The first sentence of a note, where it is short enough to stand for the whole. */
function titleFrom(note: string): string | undefined {
  const sentence = /^[^\n]{7,119}?(?:\?(?=\s|$)|(?=[.!](?:\s|$)|\n|$))/.exec(note)?.[0].toWellFormed().trim();
  return sentence && sentence.length >= 8 ? sentence : undefined;
}
