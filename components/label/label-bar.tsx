"use client";

import { BookOpenText, CloudOff, CloudUpload, Coffee, History, Keyboard } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatNumber, formatPercent } from "@/components/ui/format";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { OwnRound } from "@/lib/label/records";
import { keyOf } from "./keys";
import type { Link } from "./outbox";
import type { Task } from "./task";

interface LabelBarProps {
  task: Task | undefined;
  round: OwnRound | undefined;
  unsaved: number;
  link: Link;
  guidelineOpen: boolean;
  onGuideline: () => void;
  onHistory: () => void;
  onHelp: () => void;
  onBreak: () => void;
}

/** Where one is: round, own share, what is not saved yet, and the ways to guideline, history, keys and break. */
export function LabelBar(props: LabelBarProps) {
  const { task, round, unsaved, link } = props;
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line pb-1.5">
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        {round && (
          <>
            <span className="truncate font-medium" dir="auto">
              {round.name}
            </span>
            <span className="figures text-muted">
              {formatNumber(round.mine)} by you · round {formatPercent(shareDone(round))}
            </span>
          </>
        )}
        <Unsaved count={unsaved} link={link} />
      </p>
      <div className="ms-auto flex flex-wrap items-center gap-1">
        {task && <VersionBadge number={task.version.number} hash={task.version.hash} className="me-1" />}
        <Button
          size="sm"
          variant={props.guidelineOpen ? "secondary" : "quiet"}
          aria-pressed={props.guidelineOpen}
          icon={<BookOpenText aria-hidden />}
          keys={keyOf("guideline")}
          onClick={props.onGuideline}
        >
          Guideline
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={<History aria-hidden />}
          keys={keyOf("history")}
          onClick={props.onHistory}
        >
          History
        </Button>
        <Button size="sm" variant="quiet" icon={<Coffee aria-hidden />} keys={keyOf("pause")} onClick={props.onBreak}>
          Break
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={<Keyboard aria-hidden />}
          keys={keyOf("help")}
          onClick={props.onHelp}
          className="pointer-coarse:hidden"
        >
          Keys
        </Button>
      </div>
    </div>
  );
}

function shareDone({ places, left }: OwnRound): number {
  return places === 0 ? 0 : Math.floor(((places - left) / places) * 100) / 100;
}

/** Answers that are in this browser only. Calm while there are none. */
function Unsaved({ count, link }: { count: number; link: Link }) {
  const cut = link !== "up";
  const Icon = cut ? CloudOff : CloudUpload;
  const words = count > 0 ? `${formatNumber(count)} unsaved` : cut ? "no connection" : "";
  return (
    <span role="status" className={cut ? "figures text-warn" : "figures text-muted"}>
      {words && (
        <span className="inline-flex items-center gap-1">
          <Icon aria-hidden className="size-4" />
          {words}
        </span>
      )}
    </span>
  );
}
