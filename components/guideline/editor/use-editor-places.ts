"use client";

import { type Dispatch, useCallback, useEffect, useRef, useState } from "react";
import type { RequestDetail } from "@/lib/guideline/change-requests/records";
import type { Clause } from "@/lib/guideline/clauses";
import type { Finding } from "@/lib/guideline/readiness";
import type { CriterionKind } from "@/lib/guideline/schema";
import { showOffset } from "./body-editor";
import type { Pane } from "./editor-panes";
import type { EditorAction, EditorState } from "./editor-state";
import type { Side } from "./side-tabs";

/**
 * Where the writer is: the caret, the pane in front, what stands beside the text; and the ways to a clause, a criterion, a finding or
 * the place of a change request. Begins at the place of `arriveAt`.
 */
export function useEditorPlaces(
  { entries, clauses }: EditorState,
  dispatch: Dispatch<EditorAction>,
  arriveAt: RequestDetail | undefined,
) {
  const [side, setSide] = useState<Side>(arriveAt ? "requests" : "preview");
  const [pane, setPane] = useState<Pane>("text");
  const [caret, setCaret] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const preview = useRef<HTMLDivElement>(null);

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
  const openClause = useCallback((clause: Clause) => {
    setPane("text");
    setCaret(clause.start);
    if (field.current) showOffset(field.current, clause.start);
    preview.current?.querySelector(`#${CSS.escape(clause.slug)}`)?.scrollIntoView({ block: "start" });
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
  const openRequest = useCallback(
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
    if (arriveAt) openRequest(arriveAt);
  }, [arriveAt, openRequest]);

  const here = clauses.findLast(({ start }) => start <= caret);
  const refs = { field, preview };
  return {
    side,
    setSide,
    pane,
    setPane,
    setCaret,
    here,
    refs,
    add,
    openSide,
    openCriterion,
    openClause,
    openFinding,
    openRequest,
  };
}
