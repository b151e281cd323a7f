import { writeInterval, writeValue } from "@/components/estimate/estimate-words";
import { formatNumber } from "@/components/ui/format";
import type { Tone } from "@/components/ui/tone";
import { changeOver, detectableOver } from "@/lib/measure/fatigue/changes";
import type { Reading } from "@/lib/measure/fatigue/readings";
import type { FatigueFigures } from "@/lib/measure/fatigue/survey";
import { measureWords } from "./measure-words";

interface ReadingWords {
  tone: Tone;
  title: string;
  body: string;
}

/** A reading in plain words, with the figures behind it. They invite to look, and blame nobody. */
export function readingWords(reading: Reading, figures: FatigueFigures): ReadingWords {
  switch (reading.says) {
    case "not-identifiable":
      return {
        tone: "warn",
        title: "Tiredness cannot be told from difficulty here",
        body: "Everybody saw these examples at about the same point of a session. A fall late in the session may be the examples that came late, so no curve of quality is drawn. Open rounds in random order to find out.",
      };
    case "needs-three-ratings-per-item":
      if (figures.annotators === 1)
        return {
          tone: "warn",
          title: "One person’s labels cannot show whether they change",
          body: "Quality over a session needs somebody to be held against: two more people on the same examples, or known answers spread over the session. Pace and style are shown.",
        };
      return {
        tone: "warn",
        title: "Two labels per example cannot show who changed",
        body: "With two people on an example each differs from the other by the same amount, so quality over the session is always level. An overlap of three, or known answers spread over the session, make it visible. Pace and style are shown.",
      };
    case "unknown":
      return {
        tone: "info",
        title: "There is too little to judge quality over a session",
        body: "People need several labels in a session, on examples that at least two others labelled as well.",
      };
    case "quality":
      return qualityWords(reading.direction, figures);
    case "practice":
      return {
        tone: "good",
        title: "Faster at the same quality: practice",
        body: `${changeWords("time", figures)} Labels do not become worse with it.`,
      };
    case "hasty":
      return {
        tone: "warn",
        title: "Faster, and further from the others",
        body: `${changeWords("time", figures)} Read some late labels with the people, and see below what shorter sessions would change.`,
      };
    case "tiring":
      return {
        tone: "warn",
        title: "Long sessions may be tiring",
        body: "Quality falls and pace does not rise. See below what shorter sessions would change, and whether a break helps.",
      };
    case "slower":
      return { tone: "info", title: "Labels take longer late in a session", body: changeWords("time", figures) };
    case "uniform":
      return {
        tone: "warn",
        title: "Answers become more uniform",
        body: reading.measures.map((measure) => changeWords(measure, figures)).join(" "),
      };
    case "nothing-changed":
      return {
        tone: "good",
        title: "Nothing else changes for all over a session",
        body: "Pace, variety of answers and the other habits below stay as they are, as far as this many sessions can tell.",
      };
  }
}

function qualityWords(direction: "up" | "down" | "none", figures: FatigueFigures): ReadingWords {
  const quality = figures.measures.find(({ measure }) => measure === "quality")!;
  if (direction !== "none") {
    const title = direction === "down" ? "Quality falls over a session" : "Quality rises over a session";
    return { tone: direction === "down" ? "warn" : "good", title, body: changeWords("quality", figures) };
  }
  const detectable = detectableOver(quality, stepsOf(figures));
  const found = detectable === null ? "" : ` ${detectableWords(detectable)}`;
  return {
    tone: "info",
    title: "No change of quality that people have in common was found",
    body: `${changeWords("quality", figures)}${found}`,
  };
}

/** How large a change of a share would have been found; none is larger than the whole. */
export function detectableWords(share: number): string {
  return share >= 1
    ? "So few people and sessions would not have shown any."
    : `A change of ${writeValue(share, { percent: true, digits: 1 })} would have been found in four of five projects like this one.`;
}

/** Steps from the first label of a typical session to its last. */
export function stepsOf({ typicalLength }: Pick<FatigueFigures, "typicalLength">): number {
  return Math.max(1, Math.round(typicalLength) - 1);
}

/** “Quality: −3.1 % [−5.0, −1.2] from the first to the last of 40 labels.” */
function changeWords(measure: FatigueFigures["measures"][number]["measure"], figures: FatigueFigures): string {
  const found = figures.measures.find((one) => one.measure === measure)!;
  const { value, interval } = changeOver(found, stepsOf(figures), figures);
  const { title, change } = measureWords(measure, figures.judgedBy);
  if (value === null) return "";
  const span = interval ? ` ${writeInterval(interval, change)}` : "";
  return `${title}: ${writeValue(value, change)}${span} from the first to the last of ${formatNumber(stepsOf(figures) + 1)} labels.`;
}
