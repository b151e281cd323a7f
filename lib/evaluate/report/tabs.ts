import type { ProjectScope } from "@/lib/auth/scope";

/** The pages of an evaluation that somebody may open: its report, and for those who see what goes out the seeds. */
export function evaluationTabs({ projectId, permissions }: ProjectScope<never>): { href: string; label: string }[] {
  const home = `/projects/${projectId}/evaluate`;
  const seeds = { href: `${home}/seeds`, label: "Seeds for training data" };
  return [{ href: home, label: "Report" }, ...(permissions.has("export:read") ? [seeds] : [])];
}
