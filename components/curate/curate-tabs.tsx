import { NavTabs } from "@/components/ui/nav-tabs";
import type { Permission } from "@/lib/auth/permissions";
import { curateTabs } from "@/lib/curate/curate-pages";

/** The pages of *Curate*, as far as one may enter them. */
export function CurateTabs({ projectId, permissions }: { projectId: string; permissions: ReadonlySet<Permission> }) {
  return <NavTabs label="Curate" tabs={curateTabs(projectId, permissions)} />;
}
