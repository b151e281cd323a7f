import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { listSlices } from "@/lib/examples/slices";
import { clauseText } from "@/lib/guideline/changes/clauses";
import { labelledVersions } from "@/lib/labels/labelled";
import { type QueueAsked, queueLink } from "./address";
import { readCase } from "./case";
import { countElsewhere } from "./elsewhere";
import { countCases, listQueue, QUEUE_PAGE } from "./queue";
import { countChanged } from "./settled";

type Read = ProjectScope<"resolve:read" | "examples:read">;

/** All that the resolve page shows: the queue, its counts, and the case that is open with those before and after it. */
export async function resolvePage(scope: Read, view: QueueAsked) {
  const { example, of: criterion, ...filter } = view;
  const link = queueLink(`/projects/${scope.projectId}/resolve`, view);
  const { criterion: _all, ...others } = filter;
  const [cases, counts, slices, versions, elsewhere, changed] = await Promise.all([
    listQueue(scope, filter),
    countCases(scope, others),
    listSlices(scope),
    labelledVersions(scope),
    countElsewhere(scope, filter),
    countChanged(scope),
  ]);
  const waiting = counts.reduce((sum, one) => sum + (one.key === (filter.criterion ?? one.key) ? one.waiting : 0), 0);
  const open = example && criterion ? { exampleId: example, criterionKey: criterion } : (cases[0] ?? null);
  const shown = open && (await readCase(scope, open.exampleId, filter.version));
  const asked = shown?.criteria.find(({ key }) => key === open?.criterionKey);
  const at = cases.findIndex((one) => one.exampleId === shown?.exampleId && one.criterionKey === asked?.key);
  const hrefOf = (place: number) => {
    const one = cases[place];
    return one ? link({ example: one.exampleId, of: one.criterionKey }) : null;
  };
  return {
    cases,
    counts,
    slices,
    versions,
    elsewhere,
    changed,
    pinned: scope.project.versionNumber,
    /** Whether there are cases beyond this page. */
    hasMore: filter.page * QUEUE_PAGE < waiting,
    open:
      shown && asked
        ? {
            shown,
            criterion: asked,
            at: { exampleId: shown.exampleId, criterionKey: asked.key },
            clause: asked.clause ? clauseText(shown.version.body, asked.clause) : null,
            nextHref: hrefOf(at + 1),
            previousHref: at > 0 ? hrefOf(at - 1) : null,
          }
        : null,
  };
}
