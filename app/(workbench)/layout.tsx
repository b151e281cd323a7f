import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { RAIL_COOKIE } from "@/components/frame/rail-entry";
import { InstanceFrame } from "@/components/workbench/instance-frame";
import { isAdmin, mayCreate } from "@/lib/auth/actor";
import { requireActor } from "@/lib/auth/current";

/** Everything behind the sign-in. Pages prove their own rights: a layout is not run again for each of them. */
export default async function WorkbenchLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const narrowRail = (await cookies()).get(RAIL_COOKIE)?.value === "narrow";
  return (
    <InstanceFrame
      person={{ name: actor.name, role: actor.instanceRole }}
      reach={{ isAdmin: isAdmin(actor), mayCreate: mayCreate(actor) }}
      narrowRail={narrowRail}
    >
      {children}
    </InstanceFrame>
  );
}
