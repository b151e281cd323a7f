"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";
import type { Finding } from "@/lib/guideline/readiness/readiness";
import type { CriterionKind } from "@/lib/guideline/schema";
import { showOffset } from "./body-editor";
import type { Pane } from "./editor-panes";
import type { EditorAction, EditorState } from "./editor-state";
import type { Subject } from "./example-subjects";
import type { Side } from "./side-tabs";

/**
 * Where the writer is: the caret, the pane in front, what stands beside the text; and the ways to a clause, a criterion, a finding or
 * the place of a change request. Begins at the place of `arriveAt`, or with `beside` beside the text.
 */
export function useEditorView(
  state: EditorState,
  dispatch: (action: EditorAction) => void,
  field: RefObject<HTMLTextAreaElement | null>,
  arriveAt: RequestDetail | undefined,
  beside: Side = "preview",
) {
  const [side, setSide] = useState<Side>(arriveAt ? "requests" : beside);
  const [pane, setPane] = useState<Pane>(beside === "preview" ? "text" : "side");
  const [caret, setCaret] = useState(0);
  const [examplePlace, setExamplePlace] = useState<Subject | null>(null);
  const preview = useRef<HTMLDivElement>(null);
  // The ways to a place stay the same while one types, so that nothing is drawn again for their sake.
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);

  const openSide = useCallback((next: Side) => {
    setSide(next);
    setPane("side");
  }, []);
  const openCriterion = useCallback(
    (id: number) => {
      dispatch({ type: "select", id });
      openSide("criterion");
    },
    [dispatch, openSide],
  );
  const add = useCallback(
    (kind: CriterionKind, clause: string | undefined) => {
      dispatch({ type: "add", kind, clause });
      openSide("criterion");
    },
    [dispatch, openSide],
  );
  const openClause = useCallback(
    (slug: string) => {
      const clause = latest.current.clauses.find((one) => one.slug === slug);
      if (!clause) return;
      setPane("text");
      setCaret(clause.start);
      if (field.current) showOffset(field.current, clause.start);
      preview.current?.querySelector(`#${CSS.escape(clause.slug)}`)?.scrollIntoView({ block: "start" });
    },
    [field],
  );
  const openExamples = useCallback(
    (at: Subject) => {
      setExamplePlace(at);
      openSide("examples");
    },
    [openSide],
  );
  const openClauseExamples = useCallback((clause: string) => openExamples({ clause }), [openExamples]);
  const openRequests = useCallback(() => openSide("requests"), [openSide]);
  /** Only another clause is news: a caret that moves within one draws nothing again. */
  const follow = useCallback((offset: number) => {
    const at = (place: number) => latest.current.clauses.findLast(({ start }) => start <= place)?.slug;
    setCaret((before) => (at(before) === at(offset) ? before : offset));
  }, []);
  const openFinding = useCallback(
    (finding: Finding) => {
      const entry = latest.current.entries.find(({ criterion }) => criterion.key === finding.criterion);
      if (entry && finding.code.includes("example")) openExamples({ criterion: entry.criterion.key });
      else if (entry) openCriterion(entry.id);
      else if (finding.clause !== undefined) openClause(finding.clause);
      else setSide("qualities");
    },
    [openCriterion, openClause, openExamples],
  );
  const openRequest = useCallback(
    (request: RequestDetail) => {
      const asked = latest.current.entries.find(({ criterion }) => criterion.key === request.criterion)?.criterion;
      const slug = asked?.clause ?? request.clause;
      if (slug) openClause(slug);
    },
    [openClause],
  );
  const addRule = useCallback(
    (rule: string) => {
      const { body, clauses: all } = latest.current;
      const before = body.slice(0, all.findLast(({ start }) => start <= caret)?.end ?? body.length).trimEnd();
      const after = body.slice(before.length).trimStart();
      const lead = before === "" ? "" : `${before}\n\n`;
      flushSync(() => dispatch({ type: "write", body: `${lead}${rule}${after === "" ? "" : `\n${after}`}` }));
      setPane("text");
      setCaret(lead.length);
      if (!field.current) return;
      showOffset(field.current, lead.length);
      field.current.setSelectionRange(lead.length, lead.length + rule.length);
    },
    [dispatch, field, caret],
  );

  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current) return;
    arrived.current = true;
    if (arriveAt) openRequest(arriveAt);
  }, [arriveAt, openRequest]);

  const here = state.clauses.findLast(({ start }) => start <= caret);
  return {
    side,
    setSide,
    pane,
    setPane,
    here,
    preview,
    examplePlace,
    setExamplePlace,
    openClauseExamples,
    openRequests,
    follow,
    add,
    addRule,
    openSide,
    openCriterion,
    openClause,
    openFinding,
    openRequest,
  };
}
