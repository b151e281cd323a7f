/** Who may do what in a project. The one table that pages, buttons, actions and the API ask. */
export const PROJECT_ROLES = ["lead", "reviewer", "annotator", "viewer"] as const;
export type ProjectRole = (typeof PROJECT_ROLES)[number];

export const PERMISSIONS = {
  /** Know that the project exists; its name, guideline and pinned version. */
  "project:read": ["lead", "reviewer", "annotator", "viewer"],
  "project:manage": ["lead"],
  /** Archive the project, take it up again, delete it. */
  "project:end": ["lead"],
  "members:manage": ["lead"],
  /** Draft and publish the guideline that the project is pinned to, and move the pin. */
  "guideline:edit": ["lead"],
  /** File change requests. */
  "guideline:request": ["lead", "reviewer"],
  "examples:read": ["lead", "reviewer", "viewer"],
  "examples:import": ["lead"],
  "jobs:read": ["lead", "reviewer"],
  "rounds:read": ["lead", "reviewer", "viewer"],
  "rounds:manage": ["lead"],
  /** Take work and submit it: one's own, blind to everybody else's. */
  "label:work": ["lead", "reviewer", "annotator"],
  /** Figures about one's own work only. */
  "measure:own": ["lead", "reviewer", "annotator"],
  /** Everybody's judgments and what is computed from them. */
  "measure:read": ["lead", "reviewer", "viewer"],
  "resolve:read": ["lead", "reviewer", "viewer"],
  "resolve:write": ["lead", "reviewer"],
  "export:read": ["lead", "reviewer"],
  "release:write": ["lead"],
  "audit:read": ["lead"],
} as const satisfies Record<string, readonly ProjectRole[]>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * What still holds in an archived project: to read it, to say who may, and to take it up again or delete it. Whatever does not stand here
 * writes, and is refused.
 */
const KEPT_IN_ARCHIVE: ReadonlySet<Permission> = new Set([
  "project:read",
  "project:end",
  "members:manage",
  "examples:read",
  "jobs:read",
  "rounds:read",
  "measure:own",
  "measure:read",
  "resolve:read",
  "export:read",
  "audit:read",
]);

/** Those of the permissions that an archived project leaves. */
export function inArchive(permissions: ReadonlySet<Permission>): ReadonlySet<Permission> {
  return new Set([...permissions].filter((permission) => KEPT_IN_ARCHIVE.has(permission)));
}

/** Whether a role carries a permission. */
export function may(role: ProjectRole, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly ProjectRole[]).includes(role);
}

/** All permissions of a role; with a cap, only those that the capping role has as well. */
export function permissionsOf(role: ProjectRole, cap?: ProjectRole | null): ReadonlySet<Permission> {
  const all = Object.keys(PERMISSIONS) as Permission[];
  return new Set(all.filter((permission) => may(role, permission) && (!cap || may(cap, permission))));
}
