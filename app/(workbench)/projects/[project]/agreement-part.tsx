import { AtAGlance } from "@/components/project/at-a-glance";
import { type ProjectScope, requireProject } from "@/lib/auth/scope";
import { agreementAtAGlance } from "@/lib/project/at-a-glance";

/** Agreement as it was last computed; only the first to ask after a start waits for it. */
export async function AgreementPart({ scope }: { scope: ProjectScope<"project:read"> }) {
  const reader = await requireProject(scope.actor, scope.projectId, "measure:read");
  const { value, computedAt, isRenewed } = await agreementAtAGlance(reader);
  return <AtAGlance projectId={scope.projectId} criteria={value} computedAt={computedAt} isRenewed={isRenewed} />;
}
