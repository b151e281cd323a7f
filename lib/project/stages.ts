import type { Permission } from "@/lib/auth/permissions";
import type { ProjectPurpose } from "./schema";

/** A place of a project: its folder under `projects/[project]` and what one must be allowed to enter it. */
export interface Stage {
  room: string;
  path: string;
  permission: Permission;
  /** Who has this permission has a fuller place for the same and does not see this one. */
  unless?: Permission;
  /** Only projects of this purpose have it. */
  purpose?: ProjectPurpose;
}

/** The stages of a project in the order of the flow. The rail, the palette and the project's page read this list. */
export const STAGES = [
  { room: "guideline", path: "guideline", permission: "project:read" },
  { room: "import", path: "import", permission: "examples:import" },
  { room: "examples", path: "examples", permission: "examples:read" },
  { room: "assign", path: "assign", permission: "rounds:read" },
  { room: "label", path: "label", permission: "label:work" },
  { room: "measure", path: "measure", permission: "measure:read" },
  { room: "figures", path: "measure/mine", permission: "measure:own", unless: "measure:read" },
  { room: "evaluate", path: "evaluate", permission: "measure:read", purpose: "evaluation" },
  { room: "resolve", path: "resolve", permission: "resolve:read" },
  { room: "curate", path: "curate", permission: "examples:read" },
  { room: "release", path: "release", permission: "export:read" },
] as const satisfies readonly Stage[];

/** Places of a project beside the flow. */
export const OTHER_STAGES = [
  { room: "settings", path: "settings", permission: "project:end" },
] as const satisfies readonly Stage[];

/** Those of the stages that a project of this purpose has and somebody with these permissions may enter. */
export function stagesFor<S extends Stage>(
  stages: readonly S[],
  permissions: ReadonlySet<Permission>,
  of: ProjectPurpose,
): S[] {
  return stages.filter(
    ({ permission, unless, purpose = of }) =>
      purpose === of && permissions.has(permission) && !(unless && permissions.has(unless)),
  );
}
