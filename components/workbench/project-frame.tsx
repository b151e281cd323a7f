"use client";

import type { ReactNode } from "react";
import type { Place, RailEntry } from "@/components/frame/rail-entry";
import type { FrameProject } from "@/components/frame/top-bar";
import { WorkbenchFrame } from "@/components/frame/workbench-frame";
import { PersonMenu } from "./person-menu";

interface ProjectFrameProps {
  project: FrameProject;
  stages: { place: Place; path: string; waiting?: number; waitingFor?: string }[];
  others: { place: Place; path: string }[];
  person: { name: string; role: string };
  narrowRail: boolean;
  children: ReactNode;
}

/** The frame of a project: its stages in the order of the flow, as far as the person may enter them. */
export function ProjectFrame({ project, stages, others, person, narrowRail, children }: ProjectFrameProps) {
  const inProject = ({ path, ...entry }: { place: Place; path: string }): RailEntry => ({
    ...entry,
    href: `${project.href}/${path}`,
  });
  return (
    <WorkbenchFrame
      project={project}
      entries={[{ place: "home", href: "/" }, ...stages.map(inProject)]}
      others={others.map(inProject)}
      person={person}
      personMenu={<PersonMenu />}
      narrowRail={narrowRail}
    >
      {children}
    </WorkbenchFrame>
  );
}
