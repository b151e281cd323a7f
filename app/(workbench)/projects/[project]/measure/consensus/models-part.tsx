import { ModelComparison } from "@/components/measure/consensus/model-comparison";
import { ErrorState } from "@/components/ui/error-state";
import type { VersionStamp } from "@/components/version-badge/version-badge";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ConsensusMethod } from "@/lib/core/consensus/methods";
import type { FigureQuery } from "@/lib/labels/schema";
import { modelsOn } from "@/lib/measure/consensus/queries";

interface ModelsPartProps {
  scope: ProjectScope<"measure:read">;
  query: FigureQuery;
  shown: ConsensusMethod;
  versions: readonly VersionStamp[];
  href: (method: ConsensusMethod, examples?: "differ" | "unsure" | "tied") => string;
}

/** All models; comes after the one that is shown, since some take their time. */
export async function ModelsPart({ scope, query, shown, versions, href }: ModelsPartProps) {
  const found = await modelsOn(scope, query, shown);
  if (!found.ok) return <ErrorState title={found.message}>Choose something else in the filter.</ErrorState>;
  const { models, left } = found.value;
  return <ModelComparison models={models} left={left} shown={shown} versions={versions} href={href} />;
}
