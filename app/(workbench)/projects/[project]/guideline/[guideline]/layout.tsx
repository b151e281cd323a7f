import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { projectPage } from "@/lib/auth/current";

interface Props {
  children: ReactNode;
  params: Promise<{ project: string; guideline: string }>;
}

/** The pages of the project's own guideline, with the project's stages around them. Each page proves its own rights. */
export default async function ProjectsGuidelineLayout({ children, params }: Props) {
  const { project, guideline } = await params;
  const scope = await projectPage(project, "project:read");
  if (scope.project.guidelineId !== guideline) notFound();
  return children;
}
