import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/server/db";
import type { GuidelineChoice } from "../records";
import { listGuidelines } from "./list";

/** The guidelines that the actor may put a project under (the newest 200), each with its versions that are not retired. */
export async function guidelineChoices(actor: Actor): Promise<GuidelineChoice[]> {
  const { items } = await listGuidelines(actor, { limit: 200 });
  const versions = await db().guidelineVersion.findMany({
    where: { guidelineId: { in: items.map(({ id }) => id) }, retiredAt: null },
    orderBy: { number: "desc" },
    select: { guidelineId: true, number: true, hash: true },
  });
  return items.flatMap(({ id, name }) => {
    const own = versions.filter(({ guidelineId }) => guidelineId === id);
    return own.length === 0 ? [] : [{ id, name, versions: own.map(({ number, hash }) => ({ number, hash })) }];
  });
}
