"use client";

import clsx from "clsx";
import { Check, CloudOff, Loader, PencilLine, Redo2, Send, TriangleAlert, Undo2 } from "lucide-react";
import { withoutTurns } from "@/components/example-view/invisible";
import { PageHeader } from "@/components/frame/page-header";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { SaveState } from "./use-autosave";

interface EditorHeaderProps {
  guidelineId: string;
  name: string;
  /** The latest published version, against which the draft will be published. */
  latest: { number: number; hash: string } | null;
  saving: SaveState;
  /** Null where there is nothing to take back, or to give back. */
  undo: (() => void) | null;
  redo: (() => void) | null;
  onReview: () => void;
}

/** The name of the guideline, whether its draft is saved, and what can be done with it. */
export function EditorHeader({ guidelineId, name, latest, saving, undo, redo, onReview }: EditorHeaderProps) {
  return (
    <PageHeader
      title={name}
      thing={`Draft of ${withoutTurns(name)}`}
      badges={
        <>
          <VersionBadge number={null} guideline={name} />
          {latest && (
            <VersionBadge {...latest} guideline={name} href={`/guidelines/${guidelineId}/versions/${latest.number}`} />
          )}
        </>
      }
      actions={
        <>
          <SaveStatus state={saving} />
          <span className="flex">
            <IconButton label="Undo" keys="mod+z" disabled={!undo} onClick={() => undo?.()}>
              <Undo2 aria-hidden />
            </IconButton>
            <IconButton label="Redo" keys="mod+shift+z" disabled={!redo} onClick={() => redo?.()}>
              <Redo2 aria-hidden />
            </IconButton>
          </span>
          <Button variant="primary" icon={<Send aria-hidden />} onClick={onReview}>
            Review and publish
          </Button>
        </>
      }
    />
  );
}

const SIGNS = { saved: Check, waiting: PencilLine, saving: Loader, failed: CloudOff, conflict: TriangleAlert };

/** Whether the draft is stored, in words. */
function SaveStatus({ state }: { state: SaveState }) {
  const Sign = SIGNS[state.kind];
  return (
    <p
      role="status"
      className={clsx(
        "flex items-center gap-1.5 whitespace-nowrap",
        state.kind === "failed" || state.kind === "conflict" ? "text-warn" : "text-muted",
      )}
    >
      <Sign aria-hidden className="size-4 shrink-0" />
      <span suppressHydrationWarning>{words(state)}</span>
    </p>
  );
}

function words(state: SaveState): string {
  switch (state.kind) {
    case "saved":
      return `Saved ${timeOf(state.at)}`;
    case "waiting":
      return "Not saved yet";
    case "saving":
      return "Saving";
    case "failed":
      return "Not saved: trying again";
    case "conflict":
      return "Not saved: somebody else did";
  }
}

/** `12:04` today, else with the day. */
function timeOf(at: string): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  return moment.toLocaleString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(isToday ? {} : { day: "numeric", month: "short" }),
  });
}
