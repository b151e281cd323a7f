"use client";

import { memo, type ReactNode, type Ref, useCallback, useDeferredValue, useMemo } from "react";
import { GuidelineDocument } from "@/components/guideline/reading/guideline-document";
import type { ExampleSource } from "@/lib/guideline/example-sources";
import type { GuidelineExample } from "@/lib/guideline/guideline-example";
import { type Finding, readinessOf } from "@/lib/guideline/readiness/readiness";
import type { Check, Criterion, GuidelineContent } from "@/lib/guideline/schema";
import type { TriedBound } from "./check-form";
import { CriterionForm } from "./criterion-form";
import type { EditorAction, EditorState } from "./editor-state";
import type { FindExamples } from "./example-picker";
import type { Subject } from "./example-subjects";
import { ExamplesForm } from "./examples-form";
import { QualitiesForm } from "./qualities-form";
import { ReadinessList } from "./readiness-list";
import { type Side, SideTabs } from "./side-tabs";

export interface ExamplePane {
  place: Subject | null;
  onPlace: (place: Subject | null) => void;
  sources: readonly ExampleSource[];
  find: FindExamples;
}

export interface RequestPane {
  unanswered: number;
  content: ReactNode;
}

interface SidePaneProps {
  state: EditorState;
  content: GuidelineContent;
  side: Side;
  publishedKeys: ReadonlySet<string>;
  publishedChecks: ReadonlySet<string>;
  tried: TriedBound | null;
  preview: Ref<HTMLDivElement>;
  /** The change requests of this guideline that wait, as they are drawn. */
  requests: RequestPane;
  examples: ExamplePane;
  onSide: (side: Side) => void;
  onEdit: (action: EditorAction) => void;
  onFinding: (finding: Finding) => void;
}

/** Beside the text: the preview, the criterion in the form, what is missing, the qualities. */
export const SidePane = memo(function SidePane(props: SidePaneProps) {
  const { side, content, onEdit } = props;
  // What is shown may lag behind fast typing, so that typing never waits for it.
  const settled = useDeferredValue(content);
  const findings = useMemo(() => readinessOf(settled), [settled]);
  const define = useCallback(
    (qualities: GuidelineContent["qualities"]) => onEdit({ type: "define", qualities }),
    [onEdit],
  );
  const exemplify = useCallback(
    (examples: readonly GuidelineExample[]) => onEdit({ type: "exemplify", examples }),
    [onEdit],
  );
  const check = useCallback((checks: readonly Check[]) => onEdit({ type: "check", checks }), [onEdit]);
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col">
      <SideTabs
        side={side}
        unanswered={props.requests.unanswered}
        missing={findings.filter(({ weight }) => weight === "missing").length}
        onSide={props.onSide}
      />
      <div ref={props.preview} className="@container min-h-0 flex-1 overflow-auto py-4 ps-0.5 pe-2">
        {side === "preview" && <Preview content={settled} />}
        {side === "criterion" && <SelectedCriterion {...props} />}
        {side === "examples" && (
          <ExamplesForm
            {...props.examples}
            examples={props.state.examples}
            entries={props.state.entries}
            clauses={props.state.clauses}
            onChange={exemplify}
          />
        )}
        {side === "requests" && props.requests.content}
        {side === "readiness" && <ReadinessList findings={findings} onOpen={props.onFinding} />}
        {side === "qualities" && (
          <QualitiesForm
            qualities={content.qualities}
            checks={props.state.checks}
            publishedChecks={props.publishedChecks}
            tried={props.tried}
            onChange={define}
            onChecks={check}
          />
        )}
      </div>
    </div>
  );
});

const Preview = memo(function Preview({ content }: { content: GuidelineContent }) {
  return <GuidelineDocument body={content.body} criteria={content.criteria} examples={content.examples} stacked />;
});

function SelectedCriterion({ state, publishedKeys, onEdit, examples, onSide }: SidePaneProps) {
  const { entries, selected } = state;
  const at = entries.findIndex(({ id }) => id === selected);
  const entry = entries[at];
  const earlier = useMemo(() => entries.slice(0, Math.max(0, at)).map(({ criterion }) => criterion), [entries, at]);
  const id = entry?.id ?? -1;
  const isPublished = entry !== undefined && publishedKeys.has(entry.criterion.key);
  const change = useCallback(
    (criterion: Criterion) => onEdit({ type: "change", id, criterion, keepKey: isPublished }),
    [onEdit, id, isPublished],
  );
  const move = useCallback((by: -1 | 1) => onEdit({ type: "move", id, to: at + by }), [onEdit, id, at]);
  const remove = useCallback(() => onEdit({ type: "remove", id }), [onEdit, id]);
  const key = entry?.criterion.key ?? "";
  const { onPlace } = examples;
  const openExamples = useCallback(() => {
    onPlace(key === "" ? null : { criterion: key });
    onSide("examples");
  }, [onPlace, onSide, key]);
  if (!entry) return <p className="text-muted">Choose a criterion in the outline, or add one under the text.</p>;
  return (
    <CriterionForm
      key={entry.id}
      criterion={entry.criterion}
      earlier={earlier}
      isLast={at === entries.length - 1}
      clauses={state.clauses}
      isPublished={isPublished}
      onChange={change}
      onMove={move}
      onRemove={remove}
      examples={state.examples.filter(({ criterion }) => criterion === key).length}
      onExamples={openExamples}
    />
  );
}
