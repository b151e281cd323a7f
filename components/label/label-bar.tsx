"use client";

import { BookOpenText, Coffee, History, Keyboard } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatNumber, formatPercent } from "@/components/ui/format";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { OwnRound } from "@/lib/label/records";
import { keyOf } from "../answering/keys";
import type { LeasedTask } from "./leased-task";

interface LabelBarProps {
  task: LeasedTask | undefined;
  /** Number of the project's version, which stands above; said here only where the example has another. */
  pinned: number;
  round: OwnRound | undefined;
  guidelineOpen: boolean;
  onGuideline: () => void;
  onHistory: () => void;
  onHelp: () => void;
  onBreak: () => void;
}

/** Where one is: round, own share, and the ways to guideline, history, keys and break. */
export function LabelBar(props: LabelBarProps) {
  const { task, pinned, round } = props;
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
      </p>
      <div className="ms-auto flex flex-wrap items-center gap-1">
        {task && task.version.number !== pinned && (
          <span className="me-1 flex items-center gap-1.5 text-muted">
            asked under <VersionBadge number={task.version.number} hash={task.version.hash} />
          </span>
        )}
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
