import { setTimeout as delay } from "node:timers/promises";
import { Suspense } from "react";
import { FactCards } from "@/components/curate/inspect/fact-cards";
import { inGroups } from "@/components/curate/inspect/fact-groups";
import { Skeleton } from "@/components/ui/skeleton";
import type { ProjectScope } from "@/lib/auth/scope";
import type { LookAsked } from "@/lib/curate/inspect/address";
import { overviewOn, shownFacts } from "@/lib/curate/inspect/queries";
import type { WordNames } from "@/lib/guideline/checks/check-words";

/** So long the page waits for all groups: what is known by then comes with it, and nothing jumps. */
const SOON_MS = 250;

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
  const late = delay(SOON_MS, null);
  const soon = await Promise.all(groups.map(({ found }) => Promise.race([found, late])));
  return (
    <div className="grid gap-7">
      {groups.map(({ title, found }, k) => {
        const group = { projectId: scope.projectId, look, names };
        const known = soon[k];
        return known ? (
          <FactCards key={title} {...group} part={known.value.part} facts={known.value.facts} />
        ) : (
          <Suspense key={title} fallback={<Waits title={title} />}>
            <FactGroup {...group} found={found} />
          </Suspense>
        );
      })}
    </div>
  );
}

interface FactGroupProps {
  projectId: string;
  look: LookAsked;
  names: WordNames;
  found: ReturnType<typeof overviewOn>;
}

async function FactGroup({ found, ...group }: FactGroupProps) {
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
