"use client";

import clsx from "clsx";
import { CircleCheck, CircleDashed } from "lucide-react";
import { type ComponentType, type RefObject, useEffect, useRef, useState } from "react";
import { FieldError } from "@/components/ui/field";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import type { AnswerValue, CriterionKind } from "@/lib/guideline/schema";
import { MAX_SHOWN_OPTIONS } from "./answer-slots";
import { PreferenceQuestion } from "./preference-question";
import type { QuestionProps } from "./question-props";
import { RankingQuestion, unplacedWords } from "./ranking-question";
import { ReplacedNote } from "./replaced-note";
import { ScaleQuestion } from "./scale-question";
import { SearchQuestion } from "./search-question";
import { SlotQuestion } from "./slot-question";
import { SpanQuestion } from "./span-question";
import { TextQuestion } from "./text-question";

const WIDGETS: Record<CriterionKind, ComponentType<QuestionProps>> = {
  choice: SlotQuestion,
  multi: SlotQuestion,
  scale: ScaleQuestion,
  preference: PreferenceQuestion,
  ranking: RankingQuestion,
  text: TextQuestion,
  span: SpanQuestion,
};

interface QuestionFrameProps extends QuestionProps {
  answered: boolean;
  problem: string | undefined;
  /** What stood before a key or a press changed it. */
  replaced?: AnswerValue;
  /** Opens the guideline where it speaks of this question. */
  onClause: () => void;
}

/** One question: what is asked, its answers, and what is wrong with them. A golden edge shows where the keys go. */
export function Question({ answered, problem, replaced, onClause, ...question }: QuestionFrameProps) {
  const { criterion, task, hands, answer, live } = question;
  const frame = useRef<HTMLElement>(null);
  const { marksText, isOrdered } = KINDS[criterion.kind];
  const Kind =
    (criterion.options?.length ?? 0) > MAX_SHOWN_OPTIONS && !marksText ? SearchQuestion : WIDGETS[criterion.kind];
  useFocusOnTurn(frame, question);
  useEffect(() => {
    // The keyboard's place follows the chosen answer, so that a reader hears it.
    const here = document.activeElement;
    if (answer === undefined || !frame.current?.contains(here) || !here?.matches("[role=radio]")) return;
    frame.current.querySelector<HTMLElement>('[role=radio][aria-checked="true"]')?.focus({ preventScroll: true });
  }, [answer]);
  const Mark = answered ? CircleCheck : CircleDashed;
  return (
    <section
      ref={frame}
      data-question={criterion.key}
      aria-label={`${criterion.title}${criterion.required ? ", required" : ""}${answered ? ", answered" : ""}`}
      tabIndex={-1}
      onFocus={() => live || hands.focus(criterion.key)}
      className={clsx(
        "scroll-my-3 border-s-2 py-2 ps-3 pe-1 outline-none transition-colors",
        live
          ? "border-gold bg-raised forced-colors:border-[Highlight]"
          : "border-transparent forced-colors:border-[Canvas]",
      )}
    >
      <header className="mb-1.5 flex items-start gap-2">
        <Mark aria-hidden className={clsx("mt-0.5 size-4 shrink-0", answered ? "text-good" : "text-muted")} />
        <h3 className="min-w-0 flex-1 text-base font-medium wrap-anywhere" dir="auto">
          <bdi>{criterion.title}</bdi>
          {!criterion.required && <span className="ms-2 text-sm font-normal text-muted">optional</span>}
        </h3>
        {criterion.clause && (
          <button
            type="button"
            tabIndex={-1}
            onClick={onClause}
            title={`What the guideline says: ${criterion.clause}`}
            className="shrink-0 cursor-pointer rounded-sm px-1 text-muted hover:text-ink"
          >
            ¶<span className="sr-only"> What the guideline says about {criterion.title}</span>
          </button>
        )}
      </header>
      {criterion.help && <Help text={criterion.help} />}
      <Kind {...question} />
      {replaced !== undefined && (
        <ReplacedNote criterion={criterion} order={task.order} before={replaced} live={live} hands={hands} />
      )}
      {problem && (
        <div className="mt-1.5">
          <FieldError>{(isOrdered && unplacedWords(criterion, task.order, answer)) || problem}</FieldError>
        </div>
      )}
    </section>
  );
}

/** Two lines of help at most until it is pressed, so that nothing moves when the focus does. */
function Help({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  return (
    <button
      type="button"
      tabIndex={-1}
      title={whole ? undefined : text}
      onClick={() => setWhole(!whole)}
      className={clsx(
        "mb-2 cursor-pointer text-start text-muted whitespace-pre-line wrap-anywhere",
        !whole && "line-clamp-2",
      )}
      dir="auto"
    >
      {text}
    </button>
  );
}

/** When its turn comes, the question takes the focus and comes into sight. Its field does not: what was meant to choose would be typed. */
function useFocusOnTurn(frame: RefObject<HTMLElement | null>, { criterion, live }: QuestionProps) {
  const marks = KINDS[criterion.kind].marksText;
  useEffect(() => {
    const element = frame.current;
    if (!live || !element) return;
    element.scrollIntoView({ block: "nearest" });
    const here = document.activeElement;
    if (element.contains(here) || (marks && here?.closest("[data-span-text]"))) return;
    element.focus({ preventScroll: true });
  }, [frame, live, marks]);
}
