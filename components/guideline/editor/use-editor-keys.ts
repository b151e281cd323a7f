"use client";

import { useEffect } from "react";
import { useHotkeys } from "react-hotkeys-hook";

interface EditorCommands {
  save: () => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
}

/**
 * The keys of the editor: save; undo and redo over the whole draft rather than one field. Fields that are no part of the draft (marked
 * with data-own-undo, or in a dialog) and words still being composed keep the browser's own undo.
 */
export function useEditorKeys({ save, undo, redo }: EditorCommands) {
  useHotkeys("mod+s", save, { enableOnFormTags: true, preventDefault: true });
  useEffect(() => {
    function travel(event: KeyboardEvent) {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      if (key !== "z" && key !== "y") return;
      if (event.target instanceof Element && event.target.closest("[data-own-undo], [role=dialog]")) return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo?.();
      else undo?.();
    }
    document.addEventListener("keydown", travel);
    return () => document.removeEventListener("keydown", travel);
  }, [undo, redo]);
}
