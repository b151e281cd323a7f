import type { ReactNode } from "react";
import type { SubjectNotes } from "@/components/guideline/reading/guideline-document";
import { formatCount } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { TextLink } from "@/components/ui/text-link";
import { boardHref, newRequestHref } from "@/lib/guideline/address";
import type { Precedent } from "@/lib/guideline/change-requests/records";
import { clausesOf } from "@/lib/guideline/changes/clauses";
import type { GuidelineContent } from "@/lib/guideline/schema";
import { PrecedentList } from "./precedent-list";

/** Would be noise beside every place at once. */
const SHOWN_ON_HOVER = "text-xs opacity-0 group-hover/place:opacity-100 focus:opacity-100 pointer-coarse:opacity-100";

interface Waiting {
  criteria: Record<string, number>;
  clauses: Record<string, number>;
}

interface NotesInput {
  guidelineId: string;
  content: GuidelineContent;
  precedents: readonly Precedent[];
  /** Null for those who may not read change requests. */
  waiting: Waiting | null;
  /** Whether the reader may file requests; in the name of this project, where the page has one. */
  mayFile: boolean;
  project?: string;
}

/** What stands beside the subjects of a version: how many requests wait there, and what was decided. */
export function subjectNotes({
  guidelineId,
  content,
  precedents,
  waiting,
  mayFile,
  project,
}: NotesInput): SubjectNotes {
  const { criteria, body } = content;
  const list = (own: readonly Precedent[]) =>
    own.length > 0 && <PrecedentList guidelineId={guidelineId} precedents={own} criteria={criteria} />;
  const note = (name: "criterion" | "clause", key: string, count: number, own: readonly Precedent[]): ReactNode =>
    (count > 0 || own.length > 0 || mayFile) && (
      <div className="mt-2 grid justify-items-start gap-2 text-sm">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {count > 0 && <RequestCount count={count} href={boardHref(guidelineId, { [name]: key })} />}
          {mayFile && (
            <TextLink href={newRequestHref(guidelineId, { [name]: key, project })} quiet className={SHOWN_ON_HOVER}>
              Request a change
            </TextLink>
          )}
        </p>
        {list(own)}
      </div>
    );
  const clauses = clausesOf(body).map(({ slug }) => slug);
  const keys = criteria.map(({ key }) => key);
  const lost = precedents.filter(
    ({ criterion, clause }) => !keys.includes(criterion ?? "") && !clauses.includes(clause ?? ""),
  );
  const atClause = (slug: string) =>
    precedents.filter(({ criterion, clause }) => !keys.includes(criterion ?? "") && clause === slug);
  return {
    criteria: new Map(
      keys.map((key) => [
        key,
        note(
          "criterion",
          key,
          waiting?.criteria[key] ?? 0,
          precedents.filter(({ criterion }) => criterion === key),
        ),
      ]),
    ),
    clauses: new Map(clauses.map((slug) => [slug, note("clause", slug, waiting?.clauses[slug] ?? 0, atClause(slug))])),
    end: list(lost),
  };
}

/** How many change requests wait at a place; leads to them. */
function RequestCount({ count, href }: { count: number; href: string }) {
  return (
    <Link
      href={href}
      className="inline-flex h-5 items-center rounded-sm bg-warn-wash px-1.5 text-xs font-medium text-warn underline decoration-current/40 underline-offset-2 hover:decoration-current"
    >
      {formatCount(count, "change request")}
    </Link>
  );
}
