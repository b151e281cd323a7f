"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useMemo, useReducer } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { PageHeader } from "@/components/frame/page-header";
import { Button } from "@/components/ui/button";
import { VersionBadge } from "@/components/version-badge/version-badge";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";
import type { Draft } from "@/lib/guideline/records";
import type { Result } from "@/lib/server/errors";
import { BodyEditor } from "./body-editor";
import { ClauseBar } from "./clause-bar";
import { ConflictNotice } from "./conflict-notice";
import { EditorOutline } from "./editor-outline";
import { EditorPanes } from "./editor-panes";
import { edit, openState } from "./editor-state";
import { type AnswerRequest, RequestPanel, requestsAt } from "./request-panel";
import { SaveStatus } from "./save-status";
import { SidePane } from "./side-pane";
import { type SaveDraft, useAutosave } from "./use-autosave";
import { useEditorPlaces } from "./use-editor-places";

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
  const places = useEditorPlaces(
    state,
    dispatch,
    requests.find(({ id }) => id === openRequest),
  );
  const { here, openCriterion, openClause } = places;

  const { body, entries, qualities, clauses } = state;
  const criteria = useMemo(() => entries.map(({ criterion }) => criterion), [entries]);
  const content = useMemo(() => ({ body, criteria, qualities }), [body, criteria, qualities]);
  const published = useMemo(() => new Set(publishedKeys), [publishedKeys]);
  const store = useCallback<SaveDraft>((input) => save(guidelineId, input), [save, guidelineId]);
  const { state: saving, flush, settle } = useAutosave(content, draft, store);

  useHotkeys("mod+s", () => void flush(), { enableOnFormTags: true, preventDefault: true });

  const write = useCallback((text: string) => dispatch({ type: "write", body: text }), []);
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
        pane={places.pane}
        onPane={places.setPane}
        outline={
          <EditorOutline
            clauses={clauses}
            entries={entries}
            selected={places.side === "criterion" ? state.selected : null}
            here={here?.slug}
            onClause={openClause}
            onCriterion={openCriterion}
            onMove={move}
          />
        }
        text={
          <>
            <BodyEditor body={body} field={places.refs.field} onWrite={write} onCaret={places.setCaret} />
            <ClauseBar
              clause={here}
              entries={entries}
              requests={requestsAt(requests, here?.slug, criteria).length}
              onOpen={openCriterion}
              onAdd={places.add}
              onRequests={() => places.openSide("requests")}
            />
          </>
        }
        side={
          <SidePane
            state={state}
            content={content}
            side={places.side}
            publishedKeys={published}
            preview={places.refs.preview}
            onSide={places.setSide}
            onEdit={dispatch}
            onFinding={places.openFinding}
            requests={{
              unanswered: requests.filter(({ state, answered }) => state === "accepted" && !answered).length,
              content: (
                <RequestPanel
                  guidelineId={guidelineId}
                  requests={requests}
                  criteria={criteria}
                  clauses={clauses}
                  here={here?.slug}
                  onPlace={places.openRequest}
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
