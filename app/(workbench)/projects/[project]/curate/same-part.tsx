import { SamenessList } from "@/components/curate/inspect/sameness-list";
import { Section } from "@/components/ui/section";
import type { ProjectScope } from "@/lib/auth/scope";
import { type LookAsked, matchingHref, selectionIn, withCondition } from "@/lib/curate/inspect/address";
import { samenessOn } from "@/lib/curate/inspect/queries";

interface SamePartProps {
  scope: ProjectScope<"examples:read">;
  look: LookAsked;
}

/** What examples have in common; nothing before it is known of any. */
export async function SamePart({ scope, look }: SamePartProps) {
  const { value } = await samenessOn(scope, selectionIn(look), { remembered: true });
  if (value.whole.present === 0) return null;
  return (
    <Section title="What is there twice?" note="But for case and white space. Near duplicates are not looked for here.">
      <SamenessList
        found={value}
        examplesHref={(condition) =>
          matchingHref(scope.projectId, { ...look, where: withCondition(look.where, condition) })
        }
      />
    </Section>
  );
}
