import type { SelectOption } from "@/components/ui/select";

/** The roles on the instance, above all projects. */
export const INSTANCE_ROLE_WORDS = {
  admin: "runs this instance and may do everything a lead may, in every project",
  author: "may make guidelines and projects",
  member: "works in the projects they are added to",
} as const;

export const INSTANCE_ROLE_OPTIONS: readonly SelectOption[] = Object.keys(INSTANCE_ROLE_WORDS).map((role) => ({
  value: role,
  label: role,
}));
