import { FactCards } from "@/components/curate/inspect/fact-cards";
import { inGroups } from "@/components/curate/inspect/fact-groups";
import { Skeleton } from "@/components/ui/skeleton";
import { Soon } from "@/components/ui/soon";
import type { ProjectScope } from "@/lib/auth/scope";
import type { LookAsked } from "@/lib/curate/inspect/address";
import { overviewOn, shownFacts } from "@/lib/curate/inspect/queries";
import type { WordNames } from "@/lib/guideline/checks/check-words";

interface FactGroupsProps {
  scope: ProjectScope<"examples:read">;
  look: LookAsked;
  names: WordNames;
}

/** Every fact by its group, each group as soon as it is known: of a million examples all of them take seconds. */
export async function FactGroups({ scope, look, names }: FactGroupsProps) {
  const groups = inGroups((await shownFacts(scope)).map((fact) => ({ fact }))).map(({ title, facts }) => ({
    title,
    found: overviewOn(scope, look, { facts: facts.map(({ fact }) => fact), remembered: true }),
  }));
  return (
    <div className="grid gap-7">
      {groups.map(({ title, found }) => (
        <Soon
          key={title}
          fallback={<Waits title={title} />}
          part={factGroup({ projectId: scope.projectId, look, names, found })}
        />
      ))}
    </div>
  );
}

interface FactGroupProps {
  projectId: string;
  look: LookAsked;
  names: WordNames;
  found: ReturnType<typeof overviewOn>;
}

async function factGroup({ found, ...group }: FactGroupProps) {
  const { part, facts } = (await found).value;
  return <FactCards {...group} part={part} facts={facts} />;
}

function Waits({ title }: { title: string }) {
  return (
    <section aria-label={title} className="grid gap-3">
      <h3 className="font-medium">{title}</h3>
      <Skeleton className="h-24" />
    </section>
  );
}
