import { WithoutEach } from "@/components/measure/drill-down/without-each";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { ProjectScope } from "@/lib/auth/scope";
import { filterOf, type MeasureAsked, measureHref } from "@/lib/measure/address";
import { type FoundAnnotators, verdictsOn } from "@/lib/measure/annotators/queries";
import type { LogQuestion } from "@/lib/measure/rated";

interface WithoutPartProps {
  scope: ProjectScope<"measure:read">;
  filter: MeasureAsked;
  found: FoundAnnotators;
  question: LogQuestion;
  href: (id: string) => string;
}

/** What agreement would be without each person, as on the page of agreement. */
export async function WithoutPart({ scope, filter, found, question, href }: WithoutPartProps) {
  const { people } = await verdictsOn(scope, question, { remembered: true });
  const without = people.flatMap((verdict) => {
    const annotator = found.annotators.find(({ id }) => id === verdict.id);
    return annotator && verdict.without ? [{ annotator, ...verdict.without }] : [];
  });
  if (without.length < 3) return null;
  const agreement = measureHref(scope.projectId, "agreement", {
    ...filterOf(filter),
    criterion: found.filter.criterion.key,
  });
  return (
    <Section title="Agreement without each person" actions={<TextLink href={agreement}>Agreement</TextLink>}>
      <WithoutEach without={without} versions={found.versions} href={href} />
    </Section>
  );
}
