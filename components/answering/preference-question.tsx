"use client";

import { responseLetter } from "@/lib/guideline/answers/response-letters";
import { AnswerButton } from "./answer-button";
import { type Slot, slotsOf } from "./answer-slots";
import { choiceOf, isChosen, strengthOf } from "./choose-slot";
import type { QuestionProps } from "./question-props";
import { SlotQuestion } from "./slot-question";

/** Which response is better: a bar from the left one to the right one, or one button each where there are more. */
export function PreferenceQuestion(props: QuestionProps) {
  const { criterion, task, hands, answer, live } = props;
  if (task.order.length < 2)
    return <p className="text-muted">This example has no responses to compare. Skip it as broken.</p>;
  if (task.order.length > 2) return <ManyResponses {...props} />;
  const slots = slotsOf(criterion, task.order);
  const chosen = slots.findIndex((slot) => isChosen(criterion, slot, answer));
  return (
    <div>
      <div role="radiogroup" aria-label={criterion.title} className="flex flex-wrap gap-1">
        {slots.map((slot, index) => (
          <AnswerButton
            key={slot.id}
            role="radio"
            chosen={index === chosen}
            digit={slot.digit}
            label={glyphOf(slot)}
            name={slot.label}
            live={live}
            tabStop={index === Math.max(0, chosen)}
            className="flex-1 gap-1! px-1! font-medium whitespace-nowrap"
            onPress={() => hands.press(criterion.key, slot.id)}
          />
        ))}
      </div>
      <p className="mt-1.5 min-h-5 text-muted" aria-live="polite">
        {slots[chosen]?.label}
      </p>
    </div>
  );
}

/** `A`, `A+`, `A++`: how much better, in as little room as a bar of seven has. */
function glyphOf(slot: Slot): string {
  const [position, strength] = slot.id.split(":");
  if (strength === undefined) return slot.label;
  return responseLetter(Number(position)) + "+".repeat(Number(strength) - 1);
}

function ManyResponses(props: QuestionProps) {
  const { criterion, task, answer } = props;
  const [strength, strengths] = [strengthOf(answer), criterion.preference?.strength ?? 1];
  const at = task.order.findIndex((index) => responseLetter(index) === choiceOf(answer));
  return (
    <div>
      <SlotQuestion {...props} />
      {strengths > 1 && (
        <p className="mt-1.5 min-h-5 text-muted" aria-live="polite">
          {at >= 0 && strength !== undefined
            ? `${responseLetter(at)}, strength ${strength} of ${strengths}; choose it again for more`
            : "Choose the same one again for a stronger preference."}
        </p>
      )}
    </div>
  );
}
