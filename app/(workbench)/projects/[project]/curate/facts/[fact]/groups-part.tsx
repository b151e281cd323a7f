import { GoSelect } from "@/components/curate/inspect/go-select";
import { GROUP_WORDS, GroupsTable } from "@/components/curate/inspect/groups-table";
import type { ProjectScope } from "@/lib/auth/scope";
import { type FactAsked, factHref } from "@/lib/curate/inspect/address";
import { byLabelsOn } from "@/lib/curate/inspect/queries";
import { LABEL_GROUPS } from "@/lib/curate/inspect/schema";
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
  const { where, check, side, part, by, version } = asked;
  const href = (by: FactAsked["by"]) => factHref(scope.projectId, fact, { ...asked, by });
  const [found, raters] = await Promise.all([
    by &&
      byLabelsOn(
        scope,
        fact,
        { where, check, side, part, by },
        { criterion, ...(version && { version }) },
        { remembered: true },
      ),
    ratersOf(scope),
  ]);
  const nameOf = (group: string) =>
    by === "annotator" ? raterOf(raters, group).name : by === "version" ? `Version ${group}` : group;
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
      {by && found?.ok && <GroupsTable fact={fact} by={by} found={found.value.value} nameOf={nameOf} names={names} />}
      {found && !found.ok && <p className="text-muted">{found.message}</p>}
    </div>
  );
}
