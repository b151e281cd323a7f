import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { RAIL_COOKIE, type RailEntry } from "@/components/frame/rail-entry";
import { ArchivedNote, SimulatedNote } from "@/components/project/project-notes";
import { ProjectFrame } from "@/components/workbench/project-frame";
import { isAdmin, mayCreate } from "@/lib/auth/actor";
import { projectPage } from "@/lib/auth/current";
import { PROJECT_PAGES } from "@/lib/project/pages";
import { OTHER_STAGES, STAGES, stagesFor } from "@/lib/project/stages";
import { waitingIn } from "@/lib/project/waiting";

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ project: string }>;
}

export default async function ProjectLayout({ children, params }: LayoutProps) {
  const scope = await projectPage((await params).project, "project:read");
  // Counted while the page is sent: it takes longer than all else that stands around the page. Where that fails, the page says why.
  const waiting = waitingIn(scope).catch(() => ({ label: 0, resolve: 0 }));
  const { name, purpose, guidelineId, versionNumber, versionHash, simulated, archived } = scope.project;
  const href = `/projects/${scope.projectId}`;
  const counts: Partial<Record<string, Pick<RailEntry, "waiting" | "waitingFor">>> = {
    label: { waiting: waiting.then(({ label }) => label), waitingFor: "examples to label" },
    resolve: { waiting: waiting.then(({ resolve }) => resolve), waitingFor: "disagreements" },
  };
  return (
    <ProjectFrame
      project={{ name, href, version: { number: versionNumber, hash: versionHash, href: `${href}/guideline` } }}
      guidelineId={guidelineId}
      stages={stagesFor(STAGES, scope.permissions, purpose).map(({ room, path }) => ({
        room,
        path,
        ...counts[room],
      }))}
      others={stagesFor(OTHER_STAGES, scope.permissions, purpose).map(({ room, path }) => ({ room, path }))}
      pages={stagesFor(PROJECT_PAGES, scope.permissions, purpose)}
      reach={{ isAdmin: isAdmin(scope.actor), mayCreate: mayCreate(scope.actor) }}
      readsExamples={scope.permissions.has("examples:read")}
      person={{ name: scope.actor.name, role: scope.role }}
      narrowRail={(await cookies()).get(RAIL_COOKIE)?.value === "narrow"}
    >
      {archived && (
        <ArchivedNote settingsHref={scope.permissions.has("project:end") ? `${href}/settings#end` : undefined} />
      )}
      {simulated && <SimulatedNote />}
      {children}
    </ProjectFrame>
  );
}
