"use client";

import { type ReactNode, useMemo } from "react";
import type { Place, RailEntry } from "@/components/frame/rail-entry";
import type { FrameProject } from "@/components/frame/top-bar";
import { WorkbenchFrame } from "@/components/frame/workbench-frame";
import { WayProvider } from "@/components/ui/link";
import { PersonMenu } from "./person-menu";
import { wayWithin } from "./way-within";

interface ProjectFrameProps {
  project: FrameProject;
  /** The guideline that the project is pinned to: its pages are open within the project, too. */
  guidelineId: string;
  stages: { place: Place; path: string; waiting?: number; waitingFor?: string }[];
  others: { place: Place; path: string }[];
  person: { name: string; role: string };
  narrowRail: boolean;
  children: ReactNode;
}

/** The frame of a project: its stages in the order of the flow, as far as the person may enter them. */
export function ProjectFrame({
  project,
  guidelineId,
  stages,
  others,
  person,
  narrowRail,
  children,
}: ProjectFrameProps) {
  const inProject = ({ path, ...entry }: { place: Place; path: string }): RailEntry => ({
    ...entry,
    href: `${project.href}/${path}`,
  });
  const way = useMemo(() => wayWithin(project.href, guidelineId), [project.href, guidelineId]);
  return (
    <WayProvider value={way}>
      <WorkbenchFrame
        project={project}
        entries={[{ place: "overview", href: project.href }, ...stages.map(inProject)]}
        others={[...others.map(inProject), { place: "projects", href: "/" }]}
        person={person}
        personMenu={<PersonMenu />}
        narrowRail={narrowRail}
      >
        {children}
      </WorkbenchFrame>
    </WayProvider>
  );
}
