import { factTitle } from "@/components/curate/inspect/fact-words";
import { GoSelect } from "@/components/curate/inspect/go-select";
import { OddTable } from "@/components/curate/inspect/odd-table";
import { Section } from "@/components/ui/section";
import type { ProjectScope } from "@/lib/auth/scope";
import { factHref, inspectHref, type LookAsked, matchingHref } from "@/lib/curate/inspect/address";
import { usualCut } from "@/lib/curate/inspect/cuts";
import { cutsOn, oddOn } from "@/lib/curate/inspect/queries";
import type { WordNames } from "@/lib/guideline/checks/check-words";

interface OddPartProps {
  scope: ProjectScope<"examples:read">;
  look: LookAsked;
  cut: string | undefined;
  names: WordNames;
}

/** What is odd in one source, or in one value of whatever else tells examples apart. */
export async function OddPart({ scope, look, cut: asked, names }: OddPartProps) {
  const cuts = await cutsOn(scope, look);
  const cut = asked ?? usualCut(cuts);
  if (cut === undefined) return null;
  const { projectId: id } = scope;
  const { value } = await oddOn(scope, cut, look, { remembered: true });
  return (
    <Section
      title={`What is odd in one ${factTitle(cut).toLowerCase()} only?`}
      actions={
        <GoSelect
          label="Told apart by"
          value={cut}
          options={[...new Set([cut, ...cuts])].map((name) => ({
            value: name,
            label: factTitle(name),
            href: inspectHref(id, { ...look, cut: name }),
          }))}
        />
      }
    >
      <OddTable
        cut={cut}
        found={value}
        names={names}
        examplesHref={(conditions) => matchingHref(id, { ...look, where: [...(look.where ?? []), ...conditions] })}
        factHref={(fact) => factHref(id, fact, { ...look, cut })}
      />
    </Section>
  );
}
