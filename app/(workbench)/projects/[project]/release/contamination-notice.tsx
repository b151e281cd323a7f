import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Soon } from "@/components/ui/soon";
import type { ProjectScope } from "@/lib/auth/scope";
import { contaminationOf } from "@/lib/curate/contamination/standing";

const OLD = {
  never: "These examples have not been compared yet with the evaluations and benchmarks that there are.",
  examples: "Examples came after the last comparison with evaluations and benchmarks.",
  sources: "There is more to compare with than the last comparison had.",
};

type Props = { scope: ProjectScope<"export:read"> };

/** Says to whoever releases why it would be refused in a shape for training, and leads to where that is settled. */
export function ContaminationNotice({ scope }: Props) {
  if (!scope.permissions.has("release:write")) return null;
  return <Soon part={standing({ scope })} />;
}

async function standing({ scope }: Props) {
  const { stale, reach, counts } = await contaminationOf(scope, { slices: [], gold: null });
  const isOld = stale !== null && reach.sources.length > 0;
  if (!isOld && counts.open === 0) return null;
  return (
    <Callout
      tone="warn"
      title="Files for training are refused until this is settled"
      actions={
        <LinkButton size="sm" href={`/projects/${scope.projectId}/curate/contamination`}>
          {isOld ? "Compare them" : "See what was found"}
        </LinkButton>
      }
    >
      {isOld
        ? OLD[stale]
        : `${formatCount(counts.open, "finding")} of the comparison with evaluations and benchmarks ${counts.open === 1 ? "is" : "are"} neither excluded nor waived.`}
    </Callout>
  );
}
