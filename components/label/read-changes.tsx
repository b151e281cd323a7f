"use client";

import { useCallback, useEffect, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { ContentChangesView } from "@/components/guideline/publish/content-changes";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { VersionChangesToRead } from "@/lib/label/records";
import { keyOf } from "../answering/keys";
import type { LabelApi } from "./label-api";

interface ReadChangesProps {
  api: LabelApi;
  /** The version is confirmed: work can go on. */
  onRead: () => void;
}

/** In the place of an example when the project moved to another version: what changed, to be read and confirmed before work goes on. */
export function ReadChanges({ api, onRead }: ReadChangesProps) {
  const [changes, setChanges] = useState<VersionChangesToRead | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const load = useCallback(async () => {
    const reply = await api.changes();
    if ("failed" in reply) return setProblem(reply.message);
    setProblem(null);
    setChanges(reply.changes);
    if (!reply.changes.required) onRead();
  }, [api, onRead]);
  useEffect(() => void load(), [load]);

  async function confirm() {
    if (!changes || busy) return;
    setBusy(true);
    const reply = await api.acknowledge(changes.version);
    setBusy(false);
    if (reply.ok) return onRead();
    setProblem(reply.message);
    // The project may have moved on while this was read.
    if (reply.code === "other-version") await load();
  }
  // Not by the screen's table of keys: it takes the key for an example, of which there is none now.
  useHotkeys(keyOf("submit"), () => void confirm(), { enabled: changes !== null, preventDefault: true }, [
    changes,
    busy,
  ]);

  if (problem && !changes)
    return (
      <ErrorState
        title="What changed could not be loaded"
        kept="Nothing is lost."
        action={<Button onClick={() => void load()}>Try again</Button>}
      >
        {problem}
      </ErrorState>
    );
  if (!changes) return <Skeleton className="h-64 w-full" />;
  return (
    <section aria-labelledby="read-changes" className="grid min-h-0 min-w-0 content-start gap-6 overflow-y-auto py-4">
      <header className="grid gap-2">
        <h2 id="read-changes" className="text-xl font-semibold">
          Version {changes.version}: read what changed before you go on
        </h2>
        <p className="flex flex-wrap items-center gap-2 text-muted">
          {changes.since !== null && (
            <>
              <VersionBadge number={changes.since} /> →
            </>
          )}
          <VersionBadge number={changes.version} pinned />
          What you submitted stays as it is. From now on you answer by this version.
        </p>
        <Notes changes={changes} />
      </header>
      {changes.difference && (
        <ContentChangesView
          changes={changes.difference.changes}
          decided={changes.difference.decided}
          text={changes.difference.text}
        />
      )}
      <footer className="sticky bottom-0 grid gap-2 border-t border-line bg-paper py-3 max-md:bottom-12">
        {problem && <p className="text-bad">{problem}</p>}
        <Button
          variant="primary"
          keys={keyOf("submit")}
          busy={busy}
          onClick={() => void confirm()}
          className="justify-self-start max-sm:w-full"
        >
          I have read what changed
        </Button>
      </footer>
    </section>
  );
}

/** Why the versions were published. */
function Notes({ changes }: { changes: VersionChangesToRead }) {
  const notes = changes.difference?.notes ?? [];
  return notes.map(({ number, note }) => (
    <blockquote key={number} className="max-w-[72ch] border-s-2 border-gold ps-3 whitespace-pre-wrap wrap-anywhere">
      {notes.length > 1 && <span className="text-muted">Version {number}: </span>}
      <bdi>{note}</bdi>
    </blockquote>
  ));
}

interface FirstReadingProps {
  api: LabelApi;
  version: number;
  onOpen: () => void;
}

/** Shown once to whoever labels under a version for the first time and knows no other. It is recorded, and blocks nothing. */
export function FirstReading({ api, version, onOpen }: FirstReadingProps) {
  const [open, setOpen] = useState(true);
  useEffect(() => void api.acknowledge(version), [api, version]);
  if (!open) return null;
  return (
    <Callout
      title="Read the guideline before you begin"
      actions={
        <>
          <Button
            size="sm"
            onClick={() => {
              setOpen(false);
              onOpen();
            }}
          >
            Open the guideline
          </Button>
          <Button size="sm" variant="quiet" onClick={() => setOpen(false)}>
            Not now
          </Button>
        </>
      }
    >
      You label by version {version}.{" "}
      <span className="pointer-coarse:hidden">The key {keyOf("guideline").toUpperCase()} opens it at any time.</span>
      <span className="pointer-fine:hidden pointer-none:hidden">
        A tap on Guideline, above the example, opens it at any time.
      </span>
    </Callout>
  );
}
