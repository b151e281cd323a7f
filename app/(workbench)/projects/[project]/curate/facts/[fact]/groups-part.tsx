import { GoSelect } from "@/components/curate/inspect/go-select";
import { GROUP_WORDS, GroupsTable } from "@/components/curate/inspect/groups-table";
import type { ProjectScope } from "@/lib/auth/scope";
import { type FactAsked, factHref, matchingHref, selectionIn } from "@/lib/curate/inspect/address";
import { LABEL_GROUPS, writeLabelled } from "@/lib/curate/inspect/labelled";
import { byLabelsOn } from "@/lib/curate/inspect/queries";

import type { WordNames } from "@/lib/guideline/checks/check-words";
import { raterOf, ratersOf } from "@/lib/measure/raters";

interface GroupsPartProps {
  scope: ProjectScope<"examples:read"> & ProjectScope<"measure:read">;
  fact: string;
  asked: FactAsked;
  /** Key of the criterion whose labels are meant. */
  criterion: string;
  names: WordNames;
}

/** The fact among examples that are told apart by who labelled them, under which version, or with what answer. */
export async function GroupsPart({ scope, fact, asked, criterion, names }: GroupsPartProps) {
  const { part, by, version } = asked;
  const href = (by: FactAsked["by"]) => factHref(scope.projectId, fact, { ...asked, by });
  const [found, raters] = await Promise.all([
    by &&
      byLabelsOn(
        scope,
        fact,
        { ...selectionIn(asked), part, by },
        { criterion, ...(version && { version }) },
        { remembered: true },
      ),
    ratersOf(scope),
  ]);
  const nameOf = (group: string) => {
    if (by === "annotator") return raterOf(raters, group).name;
    return by === "version" ? `Version ${group}` : group;
  };
  return (
    <div className="mt-5 grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="font-semibold">The fact itself, by labels</h3>
        <GoSelect
          label="By labels"
          value={by ?? ""}
          none={{ label: "By nothing", href: href(undefined) }}
          options={LABEL_GROUPS.map((value) => ({ value, label: GROUP_WORDS[value], href: href(value) }))}
        />
      </div>
      {by && found?.ok && (
        <GroupsTable
          fact={fact}
          by={by}
          found={found.value.value}
          nameOf={nameOf}
          names={names}
          examplesHref={(of) =>
            matchingHref(scope.projectId, {
              ...selectionIn(asked),
              labels: writeLabelled({ criterion, version, group: { by, of } }),
            })
          }
        />
      )}
      {found && !found.ok && <p className="text-muted">{found.message}</p>}
    </div>
  );
}
