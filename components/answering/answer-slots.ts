import { responseLetter } from "@/lib/guideline/answers/response-letters";
import { scalePoints } from "@/lib/guideline/answers/scale-points";
import type { AnswerValue, Criterion, CriterionKind } from "@/lib/guideline/schema";

/** One thing that can be chosen in a question. */
export interface Slot {
  /** Unique within the question and the same for every example. */
  id: string;
  label: string;
  /** The anchor or description. */
  detail?: string;
  value: AnswerValue;
  /** The digit that chooses it while its question has the focus; null beyond what digits reach. */
  digit: string | null;
}

/** Options beyond this many are searched by typing. */
export const MAX_SHOWN_OPTIONS = 20;
/** No option has an empty value. */
const NONE = "";

const SLOTS: Record<CriterionKind, (criterion: Criterion, order: readonly number[]) => Slot[]> = {
  choice: (criterion) => numberedSlots(optionSlots(criterion)),
  multi: (criterion) => [...numberedSlots(optionSlots(criterion)), noneSlot(criterion.options?.length ?? 0)],
  scale: scaleSlots,
  preference: (criterion, order) => (order.length === 2 ? barSlots(criterion, order) : responseSlots(criterion, order)),
  ranking: (criterion, order) => numberedSlots(criterion.options?.length ? optionSlots(criterion) : letterSlots(order)),
  text: () => [],
  span: () => [],
};

/**
 * What can be chosen in a question, as shown: options, points of a scale, responses in the order on screen. `order` holds the index of
 * the response at each position; labels name positions, values the example's own responses. Empty for free text, spans and scales
 * that ask for a number.
 */
export function slotsOf(criterion: Criterion, order: readonly number[]): Slot[] {
  return SLOTS[criterion.kind](criterion, order);
}

type Unnumbered = Omit<Slot, "digit">;

function optionSlots(criterion: Criterion): Unnumbered[] {
  return (criterion.options ?? []).map(({ value, label, description }) => ({
    id: value,
    label,
    detail: description,
    value,
  }));
}

/** 1 to 9, then 0 for the tenth. */
function numberedSlots(slots: readonly Unnumbered[]): Slot[] {
  return slots.map((slot, index) => ({ ...slot, digit: index < 9 ? String(index + 1) : index === 9 ? "0" : null }));
}

function noneSlot(options: number): Slot {
  return { id: NONE, label: "None of them", value: [], digit: options < 10 ? "0" : null };
}

/** A digit is the point's own number where all points are digits, else its place. More than ten points are typed as numbers. */
function scaleSlots({ scale }: Criterion): Slot[] {
  const points = (scale && scalePoints(scale)) ?? [];
  const slots = points.map((point) => ({
    id: String(point),
    label: String(point).replace("-", "\u2212"),
    detail: scale?.anchors[String(point)],
    value: point,
  }));
  if (points.every((point) => Number.isInteger(point) && point >= 0 && point <= 9))
    return slots.map((slot) => ({ ...slot, digit: slot.id }));
  return slots.length > 10 ? slots.map((slot) => ({ ...slot, digit: null })) : numberedSlots(slots);
}

const STRENGTHS: Record<1 | 2 | 3, string[]> = {
  1: ["better"],
  2: ["slightly better", "much better"],
  3: ["slightly better", "better", "much better"],
};

/** For two responses one bar from the left one, strongest first, over the tie to the right one. */
function barSlots({ preference }: Criterion, order: readonly number[]): Slot[] {
  if (!preference) return [];
  const words = STRENGTHS[preference.strength];
  const side = (position: number) =>
    words.map((word, index) => ({
      id: `${position}:${index + 1}`,
      label: `${responseLetter(position)} ${word}`,
      value: preferenceValue(preference.strength, responseLetter(order[position] ?? position), index + 1),
    }));
  return numberedSlots([...side(0).reverse(), ...(preference.ties ? [TIE] : []), ...side(1)]);
}

const TIE: Unnumbered = { id: "tie", label: "Tie", value: { choice: "tie" } };

/** For more than two: one slot each; the strength grows when the same response is chosen again. The tie has 0. */
function responseSlots({ preference }: Criterion, order: readonly number[]): Slot[] {
  if (!preference) return [];
  const slots = numberedSlots(
    order.map((index, position) => ({
      id: String(position),
      label: responseLetter(position),
      value: preferenceValue(preference.strength, responseLetter(index), 1),
    })),
  );
  const shown = slots.map((slot) => (slot.digit === "0" ? { ...slot, digit: null } : slot));
  return preference.ties ? [...shown, { ...TIE, digit: "0" }] : slots;
}

function preferenceValue(strengths: number, choice: string, strength: number): AnswerValue {
  return strengths === 1 ? { choice } : { choice, strength };
}

function letterSlots(order: readonly number[]): Unnumbered[] {
  return order.map((index, position) => ({
    id: String(position),
    label: `Response ${responseLetter(position)}`,
    value: responseLetter(index),
  }));
}
