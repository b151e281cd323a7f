"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { PageHeader } from "@/components/frame/page-header";
import { Button } from "@/components/ui/button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";
import type { Clause } from "@/lib/guideline/clauses";
import type { Finding } from "@/lib/guideline/readiness";
import type { Draft } from "@/lib/guideline/records";
import type { CriterionKind } from "@/lib/guideline/schema";
import type { Result } from "@/lib/server/errors";
import { BodyEditor, showOffset } from "./body-editor";
import { ClauseBar } from "./clause-bar";
import { ConflictNotice } from "./conflict-notice";
import { EditorOutline } from "./editor-outline";
import { EditorPanes, type Pane } from "./editor-panes";
import { edit, openState } from "./editor-state";
import { type AnswerRequest, RequestPanel, requestsAt } from "./request-panel";
import { SaveStatus } from "./save-status";
import { SidePane } from "./side-pane";
import type { Side } from "./side-tabs";
import { type SaveDraft, useAutosave } from "./use-autosave";

interface GuidelineEditorProps {
  guidelineId: string;
  draft: Draft;
  /** The latest published version, against which the draft will be published. */
  latest: { number: number; hash: string } | null;
  /** The criteria of that version. */
  publishedKeys: readonly string[];
  requests: readonly RequestDetail[];
  /** The request to begin with. */
  openRequest?: string;
  setAnswer: AnswerRequest;
  save: (guidelineId: string, input: unknown) => Promise<Result<{ revision: number; savedAt: string }>>;
}

/** Outline, text, and beside the text the preview, the criterion in hand and what is missing. Saves itself. */
export function GuidelineEditor(props: GuidelineEditorProps) {
  const { guidelineId, draft, latest, publishedKeys, requests, openRequest, save } = props;
  const router = useRouter();
  const [state, dispatch] = useReducer(edit, draft.content, openState);
  const [side, setSide] = useState<Side>(openRequest ? "requests" : "preview");
  const [pane, setPane] = useState<Pane>("text");
  const [caret, setCaret] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const preview = useRef<HTMLDivElement>(null);

  const { body, entries, qualities, clauses } = state;
  const criteria = useMemo(() => entries.map(({ criterion }) => criterion), [entries]);
  const content = useMemo(() => ({ body, criteria, qualities }), [body, criteria, qualities]);
  const published = useMemo(() => new Set(publishedKeys), [publishedKeys]);
  const store = useCallback<SaveDraft>((input) => save(guidelineId, input), [save, guidelineId]);
  const { state: saving, flush, settle } = useAutosave(content, draft, store);
  const here = clauses.findLast(({ start }) => start <= caret);

  useHotkeys("mod+s", () => void flush(), { enableOnFormTags: true, preventDefault: true });

  const write = useCallback((text: string) => dispatch({ type: "write", body: text }), []);
  const openCriterion = useCallback((id: number) => {
    dispatch({ type: "select", id });
    setSide("criterion");
    setPane("side");
  }, []);
  const openClause = useCallback((clause: Clause) => {
    setPane("text");
    setCaret(clause.start);
    if (field.current) showOffset(field.current, clause.start);
    preview.current?.querySelector(`#${CSS.escape(clause.slug)}`)?.scrollIntoView({ block: "start" });
  }, []);
  const add = useCallback((kind: CriterionKind, clause: string | undefined) => {
    dispatch({ type: "add", kind, clause });
    setSide("criterion");
    setPane("side");
  }, []);
  const openFinding = useCallback(
    (finding: Finding) => {
      const entry = entries.find(({ criterion }) => criterion.key === finding.criterion);
      const clause = clauses.find(({ slug }) => slug === finding.clause);
      if (entry) openCriterion(entry.id);
      else if (clause) openClause(clause);
      else setSide("qualities");
    },
    [entries, clauses, openCriterion, openClause],
  );
  const openPlace = useCallback(
    (request: RequestDetail) => {
      const asked = entries.find(({ criterion }) => criterion.key === request.criterion)?.criterion;
      const clause = clauses.find(({ slug }) => slug === (asked?.clause ?? request.clause));
      if (clause) openClause(clause);
    },
    [entries, clauses, openClause],
  );
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current) return;
    arrived.current = true;
    const request = requests.find(({ id }) => id === openRequest);
    if (request) openPlace(request);
  }, [requests, openRequest, openPlace]);
  const move = useCallback((id: number, by: -1 | 1) => dispatch({ type: "move", id, by }), []);
  const review = async () => {
    if (await flush()) router.push(`/guidelines/${guidelineId}/publish`);
  };

  return (
    <>
      <PageHeader
        title={draft.name}
        badges={
          <>
            <VersionBadge number={null} guideline={draft.name} />
            {latest && (
              <VersionBadge
                {...latest}
                guideline={draft.name}
                href={`/guidelines/${guidelineId}/versions/${latest.number}`}
              />
            )}
          </>
        }
        actions={
          <>
            <SaveStatus state={saving} />
            <Button variant="primary" icon={<Send aria-hidden />} onClick={review}>
              Review and publish
            </Button>
          </>
        }
      />
      {saving.kind === "failed" && <p className="mb-3 text-warn">{saving.message}</p>}
      {saving.kind === "conflict" && (
        <ConflictNotice
          theirs={saving.theirs}
          mine={content}
          onKeepMine={() => settle(saving.theirs, "mine")}
          onTakeTheirs={() => {
            dispatch({ type: "replace", content: saving.theirs.content });
            settle(saving.theirs, "theirs");
          }}
        />
      )}
      <EditorPanes
        pane={pane}
        onPane={setPane}
        outline={
          <EditorOutline
            clauses={clauses}
            entries={entries}
            selected={side === "criterion" ? state.selected : null}
            here={here?.slug}
            onClause={openClause}
            onCriterion={openCriterion}
            onMove={move}
          />
        }
        text={
          <>
            <BodyEditor body={body} field={field} onWrite={write} onCaret={setCaret} />
            <ClauseBar
              clause={here}
              entries={entries}
              requests={requestsAt(requests, here?.slug, criteria).length}
              onOpen={openCriterion}
              onAdd={add}
              onRequests={() => {
                setSide("requests");
                setPane("side");
              }}
            />
          </>
        }
        side={
          <SidePane
            state={state}
            content={content}
            side={side}
            publishedKeys={published}
            preview={preview}
            onSide={setSide}
            onEdit={dispatch}
            onFinding={openFinding}
            requests={{
              unanswered: requests.filter(({ state, answered }) => state === "accepted" && !answered).length,
              content: (
                <RequestPanel
                  guidelineId={guidelineId}
                  requests={requests}
                  criteria={criteria}
                  clauses={clauses}
                  here={here?.slug}
                  onPlace={openPlace}
                  setAnswer={props.setAnswer}
                />
              ),
            }}
          />
        }
      />
    </>
  );
}
