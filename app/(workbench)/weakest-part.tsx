import { WeakestQuestion } from "@/components/project/at-a-glance";
import type { Actor } from "@/lib/auth/actor";
import { requireProject } from "@/lib/auth/scope";
import { agreementAtAGlance } from "@/lib/project/at-a-glance";

/** Of a project in a list: the question on which people agree least, as it was last computed. */
export async function WeakestPart({ actor, projectId }: { actor: Actor; projectId: string }) {
  const { value } = await agreementAtAGlance(await requireProject(actor, projectId, "measure:read"));
  return <WeakestQuestion projectId={projectId} criteria={value} />;
}
