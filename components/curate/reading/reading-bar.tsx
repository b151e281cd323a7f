"use client";

import { BookOpenText, Keyboard, Pause } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatCount, formatNumber } from "@/components/ui/format";
import { READING_KEYS } from "./reading-keys";
import { clockWords } from "./reading-words";
import type { ReadingClock } from "./use-reading-clock";

interface ReadingBarProps {
  position: number;
  size: number;
  /** Examples read to their end. */
  read: number;
  clock: ReadingClock;
  /** How long the reader means to read, where they said so. */
  minutes?: number;
  /** How many findings the server does not have yet. */
  unsaved: number;
  guidelineOpen: boolean;
  onGuideline: () => void;
  onPause: () => void;
  onHelp: () => void;
  /** Where it is the reader who ends it. */
  onEnd?: () => Promise<void>;
}

/** Where one is, how long one has read, and the ways to guideline, keys, pause and the end. */
export function ReadingBar(props: ReadingBarProps) {
  const { position, size, read, clock, minutes, unsaved, onEnd } = props;
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5">
      <h1 className="font-medium">
        Example {formatNumber(position)} <span className="font-normal text-muted">of {formatNumber(size)}</span>
      </h1>
      <p className="figures text-muted">
        <span className={clock.running ? "text-ink" : undefined}>{clockWords(clock.activeMs)}</span>
        {minutes !== undefined && ` of ${formatNumber(minutes)} min`}
        {!clock.running && !clock.paused && ", stopped: no input for a minute"}
      </p>
      {unsaved > 0 && (
        <p role="status" className="text-warn">
          {formatCount(unsaved, "finding")} not saved yet
        </p>
      )}
      <div className="ms-auto flex flex-wrap items-center gap-1">
        <Button
          size="sm"
          variant={props.guidelineOpen ? "secondary" : "quiet"}
          aria-pressed={props.guidelineOpen}
          icon={<BookOpenText aria-hidden />}
          keys={READING_KEYS.guideline.keys[0]}
          onClick={props.onGuideline}
        >
          Guideline
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={<Pause aria-hidden />}
          keys={READING_KEYS.pause.keys[0]}
          onClick={props.onPause}
        >
          Pause
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={<Keyboard aria-hidden />}
          keys={READING_KEYS.help.keys[0]}
          onClick={props.onHelp}
          className="pointer-coarse:hidden"
        >
          Keys
        </Button>
        {/* What is not saved by then would not count. */}
        {onEnd && (
          <ConfirmDialog
            trigger={
              <Button size="sm" disabled={read === 0 || unsaved > 0}>
                End
              </Button>
            }
            title="End your reading?"
            description={`You read ${formatNumber(read)} of ${formatCount(size, "example")}. What follows from them is said, and stands: nothing can be added.`}
            confirm="End the reading"
            onConfirm={onEnd}
          />
        )}
      </div>
    </header>
  );
}
