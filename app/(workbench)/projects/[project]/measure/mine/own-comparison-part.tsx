import { OwnComparisonList } from "@/components/measure/annotators/own-comparison-list";
import { Section } from "@/components/ui/section";
import type { ProjectScope } from "@/lib/auth/scope";
import { ownComparisons } from "@/lib/measure/annotators/own-comparisons";

/** One's own answers beside all others'; comes after one's own, since it looks at every label. */
export async function OwnComparisonPart({ scope }: { scope: ProjectScope<"measure:own"> }) {
  const comparisons = await ownComparisons(scope);
  if (comparisons.length === 0) return null;
  return (
    <Section
      title="Beside the others"
      note="On examples that others labelled too, until yesterday. It is there to help you, and says nothing about anybody else."
    >
      <OwnComparisonList comparisons={comparisons} />
    </Section>
  );
}
