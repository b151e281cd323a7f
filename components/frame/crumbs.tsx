"use client";

import { ChevronRight } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { currentEntry, type RailEntry, ROOMS } from "./rail-entry";
import { useThing } from "./thing";

interface CrumbsProps {
  project: { name: string; href: string } | undefined;
  entries: readonly RailEntry[];
  /** Stands behind the project's name. */
  children?: ReactNode;
}

/** Where one is: project, stage and thing. On a phone the bar at the foot says stage and thing. */
export function Crumbs({ project, entries, children }: CrumbsProps) {
  const path = usePathname();
  const thing = useThing();
  const stage = currentEntry(entries, path);
  const isStage = stage?.href === path;
  const showsStage = stage && stage.href !== project?.href;
  return (
    <nav aria-label="Where you are" className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1.5">
        {project && (
          <li className="flex min-w-0 shrink items-center gap-2">
            <Link href={project.href} className="min-w-0 truncate font-medium hover:underline" dir="auto">
              {project.name}
            </Link>
            {children}
          </li>
        )}
        {showsStage && (
          <li className="flex shrink-0 items-center gap-1.5 max-md:hidden">
            {project && <Between />}
            {isStage ? (
              <span aria-current="page">{ROOMS[stage.room].label}</span>
            ) : (
              <Link href={stage.href} className="text-muted hover:text-ink hover:underline">
                {ROOMS[stage.room].label}
              </Link>
            )}
          </li>
        )}
        {thing && !isStage && path !== project?.href && (
          <li className="flex min-w-0 shrink-2 items-center gap-1.5 max-md:hidden">
            {(project || showsStage) && <Between />}
            <span aria-current="page" className="min-w-0 truncate" dir="auto">
              {thing}
            </span>
          </li>
        )}
      </ol>
    </nav>
  );
}

function Between() {
  return <ChevronRight aria-hidden className="size-3.5 shrink-0 text-muted rtl:rotate-180" />;
}
