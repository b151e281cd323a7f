"use client";

import { useCallback, useMemo, useRef } from "react";
import { useGo } from "@/components/ui/link";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";
import type { ExampleSource } from "@/lib/guideline/example-sources";
import type { Draft } from "@/lib/guideline/records";
import type { GuidelineContent } from "@/lib/guideline/schema";
import type { Result } from "@/lib/server/errors";
import { BodyEditor } from "./body-editor";
import type { TriedBound } from "./check-form";
import { ClauseBar } from "./clause-bar";
import { ConflictNotice } from "./conflict-notice";
import { EditorHeader } from "./editor-header";
import { EditorOutline } from "./editor-outline";
import { EditorPanes } from "./editor-panes";
import type { FindExamples } from "./example-picker";
import { type AnswerRequest, RequestPanel, requestsAt } from "./request-panel";
import { SidePane } from "./side-pane";
import type { Side } from "./side-tabs";
import { type SaveDraft, useAutosave } from "./use-autosave";
import { useEditorHistory } from "./use-editor-history";
import { useEditorKeys } from "./use-editor-keys";
import { useEditorView } from "./use-editor-view";

interface GuidelineEditorProps {
  guidelineId: string;
  draft: Draft;
  /** The latest published version, against which the draft will be published. */
  latest: { number: number; hash: string } | null;
  /** The criteria of that version. */
  publishedKeys: readonly string[];
  /** The keys of its checks. */
  publishedChecks: readonly string[];
  requests: readonly RequestDetail[];
  /** The request to begin with. */
  openRequest?: string;
  /** The check to begin with, and the bound that was tried for it. */
  tried: TriedBound | null;
  /** What stands beside the text to begin with; the preview unless said. */
  beside: Side | undefined;
  setAnswer: AnswerRequest;
  save: (guidelineId: string, input: unknown) => Promise<Result<{ revision: number; savedAt: string }>>;
  /** Projects out of which examples can be picked. */
  sources: readonly ExampleSource[];
  findExamples: FindExamples;
}

/** Outline, text, and beside the text the preview, the criterion in hand and what is missing. Saves itself. */
export function GuidelineEditor(props: GuidelineEditorProps) {
  const { guidelineId, draft, latest, publishedKeys, publishedChecks, requests, openRequest, tried, save } = props;
  const router = useGo();
  const field = useRef<HTMLTextAreaElement>(null);
  const { state, epoch, dispatch, undo, redo } = useEditorHistory(draft.content, field);
  const arriveAt = requests.find(({ id }) => id === openRequest);
  const view = useEditorView(state, dispatch, field, arriveAt, props.beside);
  const { here, openCriterion, openClause } = view;

  const { body, entries, qualities, clauses, examples, checks } = state;
  const criteria = useMemo(() => entries.map(({ criterion }) => criterion), [entries]);
  const content = useMemo<GuidelineContent>(
    () => ({
      body,
      criteria,
      qualities,
      ...(examples.length > 0 && { examples: [...examples] }),
      ...(checks.length > 0 && { checks: [...checks] }),
    }),
    [body, criteria, qualities, examples, checks],
  );
  const published = useMemo(() => new Set(publishedKeys), [publishedKeys]);
  const publishedCheckKeys = useMemo(() => new Set(publishedChecks), [publishedChecks]);
  const store = useCallback<SaveDraft>((input) => save(guidelineId, input), [save, guidelineId]);
  const { state: saving, flush, settle } = useAutosave(content, draft, store);
  useEditorKeys({ save: () => void flush(), undo, redo });

  const write = useCallback((text: string) => dispatch({ type: "write", body: text, typed: true }), [dispatch]);
  const move = useCallback((id: number, to: number) => dispatch({ type: "move", id, to }), [dispatch]);
  const review = async () => {
    if (await flush()) router.push(`/guidelines/${guidelineId}/publish`);
  };

  return (
    <>
      <EditorHeader
        guidelineId={guidelineId}
        name={draft.name}
        latest={latest}
        saving={saving}
        undo={undo}
        redo={redo}
        onReview={review}
      />
      {saving.kind === "failed" && <p className="mb-3 text-warn">{saving.message}</p>}
      {saving.kind === "conflict" && (
        <ConflictNotice
          base={saving.base}
          theirs={saving.theirs}
          mine={content}
          onGoOn={(chosen) => {
            if (chosen !== content) dispatch({ type: "replace", content: chosen });
            settle(saving.theirs, chosen);
          }}
        />
      )}
      <EditorPanes
        pane={view.pane}
        onPane={view.setPane}
        outline={
          <EditorOutline
            clauses={clauses}
            entries={entries}
            selected={view.side === "criterion" ? state.selected : null}
            here={here?.slug}
            onClause={openClause}
            onCriterion={openCriterion}
            onMove={move}
          />
        }
        text={
          <>
            <BodyEditor body={body} epoch={epoch} field={field} onWrite={write} onCaret={view.follow} />
            <ClauseBar
              clause={here}
              entries={entries}
              requests={requestsAt(requests, here?.slug, criteria).length}
              examples={examples.filter(({ clause }) => clause !== undefined && clause === here?.slug).length}
              onOpen={openCriterion}
              onAdd={view.add}
              onRequests={view.openRequests}
              onExamples={view.openClauseExamples}
              onRule={view.addRule}
            />
          </>
        }
        side={
          <SidePane
            state={state}
            content={content}
            side={view.side}
            publishedKeys={published}
            publishedChecks={publishedCheckKeys}
            tried={tried}
            preview={view.preview}
            onSide={view.setSide}
            onEdit={dispatch}
            onFinding={view.openFinding}
            examples={{
              place: view.examplePlace,
              onPlace: view.setExamplePlace,
              sources: props.sources,
              find: props.findExamples,
            }}
            requests={{
              unanswered: requests.filter(({ state, answered }) => state === "accepted" && !answered).length,
              content: (
                <RequestPanel
                  guidelineId={guidelineId}
                  requests={requests}
                  criteria={criteria}
                  clauses={clauses}
                  here={here?.slug}
                  onPlace={view.openRequest}
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
