"use client";

import { Search, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuHeading, MenuSeparator } from "@/components/ui/menu";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { VersionBadge, type VersionStamp } from "@/components/version-badge/version-badge";
import { Crumbs } from "./crumbs";
import { Mark } from "./mark";
import type { RailEntry } from "./rail-entry";

export interface FrameProject {
  name: string;
  href: string;
  /** The pinned guideline version and where it can be read. */
  version?: VersionStamp & { href?: string };
}

interface TopBarProps {
  project: FrameProject | undefined;
  /** All places, of which the address lies under one. */
  entries: readonly RailEntry[];
  person: { name: string; role?: string };
  /** `MenuItem`s and `MenuLink`s: sign out, account. */
  personMenu: ReactNode;
  /** `Connection`, told by the outbox what is unsaved. */
  status: ReactNode;
  onSearch: () => void;
}

export function TopBar({ project, entries, person, personMenu, status, onSearch }: TopBarProps) {
  return (
    <header className="no-print sticky top-0 z-20 flex h-11 items-center gap-2 border-b border-line bg-paper ps-4 pe-2 md:ps-6">
      <Mark className="size-5 md:hidden" />
      <Crumbs project={project} entries={entries}>
        {project?.version && (
          <VersionBadge {...project.version} pinned className="shrink-0 max-sm:[&_[data-hash]]:hidden" />
        )}
      </Crumbs>
      <div className="ms-auto flex shrink-0 items-center gap-1">
        <Button
          variant="quiet"
          icon={<Search aria-hidden />}
          keys="mod+k"
          onClick={onSearch}
          className="text-muted max-lg:hidden"
        >
          Search and commands
        </Button>
        <IconButton label="Search and commands" keys="mod+k" onClick={onSearch} className="lg:hidden">
          <Search aria-hidden />
        </IconButton>
        {status}
        <ThemeSwitch />
        <Menu
          align="end"
          trigger={
            <IconButton label={`You: ${person.name}`}>
              <UserRound aria-hidden />
            </IconButton>
          }
        >
          <MenuHeading>
            {person.name}
            {person.role && `, ${person.role}`}
          </MenuHeading>
          <MenuSeparator />
          {personMenu}
        </Menu>
      </div>
    </header>
  );
}
