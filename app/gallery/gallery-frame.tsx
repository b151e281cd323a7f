"use client";

import { LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { Connection } from "@/components/frame/connection";
import type { RailEntry } from "@/components/frame/rail-entry";
import { WorkbenchFrame } from "@/components/frame/workbench-frame";
import { MenuItem } from "@/components/ui/menu";
import { NavTabs } from "@/components/ui/nav-tabs";

const ENTRIES: RailEntry[] = [
  { room: "guideline", href: "/gallery", waiting: 2, waitingFor: "change requests" },
  { room: "import", href: "/gallery?stage=import" },
  { room: "assign", href: "/gallery?stage=assign" },
  { room: "label", href: "/gallery/examples", waiting: 82, waitingFor: "examples to label" },
  { room: "measure", href: "/gallery/statistics" },
  { room: "resolve", href: "/gallery/table", waiting: 1290, waitingFor: "disagreements" },
  { room: "curate", href: "/gallery?stage=curate" },
  { room: "release", href: "/gallery/charts" },
];
const OTHERS: RailEntry[] = [{ room: "settings", href: "/gallery?stage=settings" }];

const TABS = [
  { href: "/gallery", label: "Controls" },
  { href: "/gallery/table", label: "Table" },
  { href: "/gallery/statistics", label: "Statistics" },
  { href: "/gallery/examples", label: "Examples" },
  { href: "/gallery/charts", label: "Charts" },
];

export function GalleryFrame({ children }: { children: ReactNode }) {
  return (
    <WorkbenchFrame
      project={{
        name: "Helpfulness of short answers",
        href: "/gallery",
        version: { number: 3, hash: "9f2c4be1", href: "/gallery" },
      }}
      entries={ENTRIES}
      others={OTHERS}
      person={{ name: "Noor Lindqvist", role: "lead" }}
      personMenu={
        <MenuItem icon={<LogOut aria-hidden />} onSelect={() => {}}>
          Sign out
        </MenuItem>
      }
      status={<Connection unsaved={3} />}
    >
      <div className="-mt-2 mb-5">
        <NavTabs label="Parts of the gallery" tabs={TABS} />
      </div>
      {children}
    </WorkbenchFrame>
  );
}
