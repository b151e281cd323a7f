"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { AnswerValue, Criterion } from "@/lib/guideline/schema";
import { AnswerButton } from "./answer-button";
import { type Slot, slotsOf } from "./answer-slots";
import { listOf, moveRank } from "./choose-slot";
import type { QuestionProps } from "./question-props";

/** An order, best first: press the entries one after the other until all have a place, then drag or move them. */
export function RankingQuestion({ criterion, task, hands, answer, live }: QuestionProps) {
  const slots = slotsOf(criterion, task.order);
  const ranking = listOf(answer);
  const ranked = ranking.flatMap((value) => slots.find((slot) => slot.value === value) ?? []);
  const left = slots.filter((slot) => !ranked.includes(slot));
  const move = (from: number, to: number) => task.sheet.answer(criterion.key, moveRank(ranking, from, to));
  const remove = (rest: string[]) => task.sheet.answer(criterion.key, rest.length > 0 ? rest : undefined);
  return (
    <div className="grid gap-2">
      {ranked.length > 0 && (
        <RankedList
          title={criterion.title}
          ranked={ranked}
          onMove={move}
          onRemove={(rank) => remove(ranking.filter((_, at) => at !== rank))}
        />
      )}
      {left.length > 0 && (
        <fieldset className="grid gap-1.5">
          <legend className="mb-1 text-muted">
            {`Choose number ${ranked.length + 1} of ${slots.length}${ranked.length === 0 ? ", the best" : ""}.`}
          </legend>
          {left.map((slot, index) => (
            <AnswerButton
              key={slot.id}
              shape="row"
              chosen={false}
              digit={slot.digit}
              label={slot.label}
              detail={slot.detail}
              live={live}
              tabStop={index === 0}
              onPress={() => hands.press(criterion.key, slot.id)}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

interface RankedListProps {
  title: string;
  ranked: readonly Slot[];
  onMove: (from: number, to: number) => void;
  onRemove: (rank: number) => void;
}

function RankedList({ title, ranked, onMove, onRemove }: RankedListProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <ol aria-label={`${title}, best first`} className="grid gap-1">
      {ranked.map((slot, rank) => (
        <li
          key={slot.id}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            setDragged(rank);
          }}
          onDragOver={(event) => {
            event.preventDefault();
            if (dragged === null || dragged === rank) return;
            onMove(dragged, rank);
            setDragged(rank);
          }}
          onDragEnd={() => setDragged(null)}
          className={clsx(
            "flex cursor-grab items-center gap-2 rounded-lg border border-slate bg-raised ps-1 pe-1",
            dragged === rank && "opacity-60",
          )}
        >
          <GripVertical aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="tabular w-4 font-medium">{rank + 1}</span>
          <span className="min-w-0 flex-1 py-1.5 text-start wrap-anywhere" dir="auto">
            {slot.label}
          </span>
          <IconButton
            size="sm"
            label={`Move ${slot.label} up`}
            disabled={rank === 0}
            onClick={() => onMove(rank, rank - 1)}
          >
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton
            size="sm"
            label={`Move ${slot.label} down`}
            disabled={rank === ranked.length - 1}
            onClick={() => onMove(rank, rank + 1)}
          >
            <ArrowDown aria-hidden />
          </IconButton>
          <IconButton size="sm" label={`Take ${slot.label} out of the order`} onClick={() => onRemove(rank)}>
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ol>
  );
}

/** What of an order that is begun has no place yet, by the names on the buttons; nothing where all have one. */
export function unplacedWords(
  criterion: Criterion,
  order: readonly number[],
  answer: AnswerValue | undefined,
): string | undefined {
  const placed = listOf(answer);
  const left = slotsOf(criterion, order).filter(({ value }) => !placed.includes(String(value)));
  return left.length > 0 ? `give a place to ${left.map(({ label }) => label).join(", ")}` : undefined;
}
