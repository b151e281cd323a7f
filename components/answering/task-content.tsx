"use client";

import { Component, memo, type ReactNode, useCallback, useMemo } from "react";
import { ExampleView } from "@/components/example-view/example-view";
import type { RenderText } from "@/components/example-view/text-part";
import type { ExampleViewControl } from "@/components/example-view/use-example-view";
import { ErrorState } from "@/components/ui/error-state";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { Answering } from "./answering";
import { keyOf } from "./keys";
import { ResponseAnswers } from "./response-answers";
import { SpanText } from "./span-text";
import type { Task } from "./task";

const KEYS = { raw: keyOf("raw"), find: keyOf("find"), compare: keyOf("compare") };

interface TaskContentProps {
  task: Task;
  hands: Answering;
  view: ExampleViewControl;
  /** What to do with an example that cannot be drawn. */
  wayOut: string;
}

/** The example, drawn once: what changes with the answers follows them by itself. */
export const TaskContent = memo(function TaskContent({ task, hands, view, wayOut }: TaskContentProps) {
  const { example } = task;
  const spans = useMemo(() => task.sheet.criteria.filter(({ kind }) => KINDS[kind].marksText), [task]);
  const marked = example.kind === "text" ? "text" : "response";
  const renderText = useCallback<RenderText>(
    (text, part) =>
      part === marked && task.spanText !== undefined ? (
        <SpanText text={text} task={task} hands={hands} criteria={spans} />
      ) : undefined,
    [marked, task, hands, spans],
  );
  const footer = useCallback(
    (index: number) => <ResponseAnswers task={task} hands={hands} index={index} />,
    [task, hands],
  );
  return (
    <ExampleBoundary exampleId={example.id} wayOut={wayOut}>
      <ExampleView
        example={example}
        order={task.order}
        view={view}
        keys={KEYS}
        responseFooter={example.kind === "preference" ? footer : undefined}
        renderText={spans.length > 0 ? renderText : undefined}
      />
    </ExampleBoundary>
  );
});

interface ExampleBoundaryProps {
  exampleId: string;
  wayOut: string;
  children: ReactNode;
}

/** An example that cannot be drawn says so and stops nothing else. */
class ExampleBoundary extends Component<ExampleBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <ErrorState title="This example cannot be shown" kept="Your other work is safe.">
        {this.props.wayOut} Its id is {this.props.exampleId}.
      </ErrorState>
    );
  }
}
