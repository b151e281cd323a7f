"use client";

import { responseLetter } from "@/lib/guideline/answers/response-letters";
import { KINDS } from "@/lib/guideline/kinds/kinds";
import { AnswerButton } from "./answer-button";
import { slotsOf } from "./answer-slots";
import type { Answering } from "./answering";
import { isChosen, listOf } from "./choose-slot";
import { useStore } from "./observable";
import type { Task } from "./task";

interface ResponseAnswersProps {
  task: Task;
  hands: Answering;
  /** Index of the response in the example. */
  index: number;
}

/** Under a response: the answers that choose it, where the eye is. They belong to the question in focus, else to the first such. */
export function ResponseAnswers({ task, hands, index }: ResponseAnswersProps) {
  const { answers, focus } = useStore(task.sheet);
  const asked = task.sheet.asked().filter((one) => KINDS[one.kind].namesResponses(one));
  const criterion = asked.find(({ key }) => key === focus) ?? asked[0];
  if (!criterion) return null;
  const answer = answers[criterion.key];
  const letter = responseLetter(index);
  const slots = slotsOf(criterion, task.order).filter(({ value }) => valueNames(value, letter));
  const rank = KINDS[criterion.kind].isOrdered ? listOf(answer).indexOf(letter) + 1 : 0;
  return (
    <div className="sticky bottom-0 mt-2 flex flex-wrap items-center gap-1.5 border-t border-line bg-paper py-2">
      {asked.length > 1 && (
        <span className="text-muted" dir="auto">
          {criterion.title}
        </span>
      )}
      {slots.map((slot) => (
        <AnswerButton
          key={slot.id}
          chosen={isChosen(criterion, slot, answer)}
          digit={slot.digit}
          label={rank > 0 ? `Rank ${rank}` : slot.label}
          live={criterion.key === focus}
          tabStop={false}
          onPress={() => hands.press(criterion.key, slot.id)}
        />
      ))}
    </div>
  );
}

function valueNames(value: unknown, letter: string): boolean {
  return (
    value === letter || (typeof value === "object" && value !== null && "choice" in value && value.choice === letter)
  );
}
