import { SelectionList } from "@/components/curate/selection/selection-list";
import { Section } from "@/components/ui/section";
import type { ProjectScope } from "@/lib/auth/scope";
import { endSelectionAction } from "@/lib/curate/selection/actions";
import { listSelections } from "@/lib/curate/selection/queries";
import type { WordNames } from "@/lib/guideline/checks/check-words";

const SHOWN = 20;

/** What was made of examples like these before, newest first. */
export async function KeptSelections({ scope, names }: { scope: ProjectScope<"examples:read">; names: WordNames }) {
  const { items, next } = await listSelections(scope, { limit: SHOWN });
  if (items.length === 0) return null;
  return (
    <Section
      title="Kept selections"
      note={
        next === null
          ? "Slices that were saved here, and what was excluded together."
          : `The ${SHOWN} newest slices that were saved here, and what was excluded together.`
      }
    >
      <SelectionList
        projectId={scope.projectId}
        selections={items}
        names={names}
        end={scope.permissions.has("release:write") ? endSelectionAction.bind(null, scope.projectId) : null}
      />
    </Section>
  );
}
