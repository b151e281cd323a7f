"use client";

import { useSelectedLayoutSegments } from "next/navigation";
import type { ReactNode } from "react";
import type { RailEntry } from "@/components/frame/rail-entry";
import { WorkbenchFrame } from "@/components/frame/workbench-frame";
import { findInInstance } from "./find";
import { type InstanceReach, instancePages } from "./instance-pages";
import { PersonMenu } from "./person-menu";

const ENTRIES: RailEntry[] = [
  { room: "projects", href: "/" },
  { room: "guidelines", href: "/guidelines" },
];

const FOR_ADMINS: RailEntry[] = [{ room: "people", href: "/admin" }];

interface InstanceFrameProps {
  person: { name: string; role?: string };
  reach: InstanceReach;
  narrowRail: boolean;
  children: ReactNode;
}

/** The frame of everything that belongs to no project. A project's pages bring a frame of their own. */
export function InstanceFrame({ person, reach, narrowRail, children }: InstanceFrameProps) {
  const [first, second] = useSelectedLayoutSegments();
  if (first === "projects" && second !== undefined && second !== "new") return children;
  const others = reach.isAdmin ? FOR_ADMINS : [];
  const inRail = [...ENTRIES, ...others].map(({ href }) => href);
  return (
    <WorkbenchFrame
      entries={ENTRIES}
      others={others}
      pages={instancePages(reach, inRail)}
      find={findInInstance}
      findable="a page, a project or a guideline"
      person={person}
      personMenu={<PersonMenu />}
      narrowRail={narrowRail}
    >
      {children}
    </WorkbenchFrame>
  );
}
