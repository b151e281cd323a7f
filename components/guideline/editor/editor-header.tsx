"use client";

import { Redo2, Send, Undo2 } from "lucide-react";
import { withoutTurns } from "@/components/example-view/invisible";
import { PageHeader } from "@/components/frame/page-header";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import { SaveStatus } from "./save-status";
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
