import { BandChart } from "@/components/charts/band-chart";
import { formatCount, formatNumber } from "@/components/ui/format";
import type { CurvePoint } from "@/lib/core/fatigue/curve";
import type { FatigueFigures, MeasureFigures } from "@/lib/measure/fatigue/survey";
import { measureWords } from "./measure-words";

export interface CurvePerson {
  name: string;
  colorIndex: number;
}

interface CurvesProps {
  figures: FatigueFigures;
  measures: readonly MeasureFigures[];
  over: "position" | "minute";
  people: ReadonlyMap<string, CurvePerson>;
  /** Guideline versions, for the captions: “v3”. */
  versions: string;
}

/** Each measure along the session: the middle of people with their quartiles, and each person thin behind it. */
export function Curves({ figures, measures, over, people, versions }: CurvesProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 xl:grid-cols-2">
      {measures.map((measure) => {
        const words = measureWords(measure.measure, figures.judgedBy);
        const draw = words.draw ?? ((value: number) => value);
        const points = over === "position" ? measure.byPosition : measure.byMinute;
        const lines = over === "position" ? measure.linesByPosition : measure.linesByMinute;
        const middle = (point: { from: number; to: number }) =>
          over === "position" ? (point.from + 1 + point.to) / 2 : (point.from + point.to) / 2;
        const width = (points[0]?.to ?? 1) - (points[0]?.from ?? 0);
        const answers = points.reduce((sum, point) => sum + point.answers, 0);
        // A single point is no curve: nothing can change along it.
        if (points.length < 2) return null;
        return (
          <BandChart
            key={measure.measure}
            question={words.question}
            caption={`${words.about}. Line and band: the middle and the quartiles of ${formatCount(measure.slope.annotators || lines.length, "person", "people")}, each thin behind; n ${formatNumber(answers)}, ${versions}`}
            points={points.map((point) => ({
              x: middle(point),
              y: draw(point.median),
              interval: [draw(point.q1), draw(point.q3)],
              n: point.answers,
            }))}
            lines={lines.map(({ annotator, points: own }) => ({
              key: annotator,
              name: people.get(annotator)?.name ?? annotator,
              colorIndex: people.get(annotator)?.colorIndex ?? 0,
              points: own.map(({ from, mean }) => ({ x: middle({ from, to: from + width }), y: draw(mean) })),
            }))}
            intervalName="quartiles"
            xName={over === "position" ? "Label of the session" : "Minute of the session"}
            xLabels={Object.fromEntries(points.map((point) => [middle(point), binWords(point, over)]))}
            yName={words.yName}
            format={words.axis}
          />
        );
      })}
    </div>
  );
}

/** “11–15” for labels, “10–20” for minutes. */
function binWords({ from, to }: CurvePoint, over: CurvesProps["over"]): string {
  if (over === "minute") return `${formatNumber(from)}–${formatNumber(to)}`;
  return to - from === 1 ? formatNumber(to) : `${formatNumber(from + 1)}–${formatNumber(to)}`;
}
