import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { env } from "@/lib/server/env";

/** Full addresses of a project's pages, to be sent to its annotators. */
export function annotatorLinks({ projectId }: ProjectScope<"rounds:read">): { labelUrl: string; guidelineUrl: string } {
  const url = (place: string) => new URL(`/projects/${projectId}/${place}`, env().NEXTAUTH_URL).href;
  return { labelUrl: url("label"), guidelineUrl: url("guideline") };
}
