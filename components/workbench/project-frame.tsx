"use client";

import { type ReactNode, useCallback, useMemo } from "react";
import type { RailEntry, Room } from "@/components/frame/rail-entry";
import type { FrameProject } from "@/components/frame/top-bar";
import { WorkbenchFrame } from "@/components/frame/workbench-frame";
import type { FindMore } from "@/components/ui/command-palette";
import { WayProvider } from "@/components/ui/link";
import { labelAddress } from "@/lib/label/address";
import { findInProject } from "./find";
import { type InstanceReach, instancePages } from "./instance-pages";
import { PersonMenu } from "./person-menu";
import { wayWithin } from "./way-within";

interface ProjectFrameProps {
  project: FrameProject;
  /** The guideline that the project is pinned to: its pages are open within the project, too. */
  guidelineId: string;
  stages: (Pick<RailEntry, "room" | "waiting" | "waitingFor"> & { path: string })[];
  others: { room: Room; path: string }[];
  /** Pages below the stages, as far as the person may enter them. */
  pages: { room: Room; path: string; label: string; words: readonly string[] }[];
  reach: InstanceReach;
  /** Whether all examples are open to the person; otherwise the search leads to their own. */
  readsExamples: boolean;
  person: { name: string; role: string };
  narrowRail: boolean;
  children: ReactNode;
}

/** The frame of a project: its stages in the order of the flow, as far as the person may enter them. */
export function ProjectFrame(props: ProjectFrameProps) {
  const { project, guidelineId, readsExamples } = props;
  const { href: home } = project;
  const inProject = ({ path, ...entry }: { room: Room; path: string }): RailEntry => ({
    ...entry,
    href: `${home}/${path}`,
    also: props.pages
      .filter((page) => page.room === entry.room && !page.path.startsWith(entry.room))
      .map((page) => `${home}/${page.path}`),
  });
  const entries: RailEntry[] = [{ room: "overview", href: home }, ...props.stages.map(inProject)];
  const others: RailEntry[] = [...props.others.map(inProject), { room: "projects", href: "/" }];
  const below = props.pages.map(({ path, label, words }) => {
    const href = `${home}/${path.replace("{guideline}", guidelineId)}`;
    return { id: `${label} ${href}`, label, words, href };
  });
  const beyond = instancePages(
    props.reach,
    [...entries, ...others].map(({ href }) => href),
  );
  const way = useMemo(() => wayWithin(home, guidelineId), [home, guidelineId]);
  const find = useCallback<FindMore>(
    (query, signal) => {
      const examplesHref = (id: string) =>
        readsExamples ? `${home}/examples/${id}` : labelAddress.href(`${home}/label`, { example: id });
      return findInProject({ href: home, examplesHref }, query, signal);
    },
    [home, readsExamples],
  );
  return (
    <WayProvider value={way}>
      <WorkbenchFrame
        project={project}
        entries={entries}
        others={others}
        pages={[...below, ...beyond]}
        find={find}
        findable="a page, an example, a person or a command"
        person={props.person}
        personMenu={<PersonMenu />}
        narrowRail={props.narrowRail}
      >
        {props.children}
      </WorkbenchFrame>
    </WayProvider>
  );
}
