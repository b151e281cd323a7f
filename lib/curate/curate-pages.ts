import type { Permission } from "@/lib/auth/permissions";

interface CuratePage {
  /** Its folder under `projects/[project]/curate`; empty for that folder itself. */
  path: string;
  label: string;
  permission: Permission;
}

/** The pages of *Curate* that one goes between, in the order of the work. */
const CURATE_PAGES: readonly CuratePage[] = [
  { path: "axes", label: "At a glance", permission: "release:write" },
  { path: "", label: "Inspect", permission: "examples:read" },
  { path: "read", label: "Read", permission: "release:write" },
  { path: "checks", label: "Checks", permission: "release:write" },
  { path: "duplicates", label: "Duplicates", permission: "release:write" },
  { path: "clean", label: "Clean", permission: "release:write" },
  { path: "contamination", label: "Contamination", permission: "release:write" },
  { path: "recipes", label: "Recipes", permission: "release:write" },
  { path: "decisions", label: "Decisions", permission: "release:write" },
];

/** Those that somebody with these permissions may enter, with their addresses. */
export function curateTabs(projectId: string, permissions: ReadonlySet<Permission>) {
  return CURATE_PAGES.filter(({ permission }) => permissions.has(permission)).map(({ path, label }) => ({
    href: `/projects/${projectId}/curate${path && `/${path}`}`,
    label,
  }));
}
