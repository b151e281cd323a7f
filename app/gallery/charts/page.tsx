import { BandChart } from "@/components/charts/band-chart";
import { BarChart } from "@/components/charts/bar-chart";
import { FoldedPlot } from "@/components/charts/folded-plot";
import { HeatMap } from "@/components/charts/heat-map";
import { IntervalPlot } from "@/components/charts/interval-plot";
import { categoryColor } from "@/components/charts/palette";
import { SmallMultiples } from "@/components/charts/small-multiples";
import { PageHeader } from "@/components/frame/page-header";
import { pack } from "@/components/ui/packed";
import { missing, sample } from "../statistics/estimates";

const PEOPLE = ["Ada", "Bo", "Chidi", "Dana", "Emre", "Fumiko"];
const POINTS = [...Array(20).keys()].map((index) => {
  const y = 4.1 - index * 0.02 + Math.sin(index) * 0.08;
  return {
    x: (index + 1) * 2,
    y,
    interval: [y - 0.12 - index * 0.008, y + 0.12 + index * 0.008] as [number, number],
    n: 240 - index * 9,
  };
});

const agreement = (row: number, column: number) =>
  Math.round(95 - Math.abs(row - column) * 9 - ((row * 7 + column * 3) % 5) * 4) / 100;

const LONG_ANSWERS = [
  "Claims something that could be checked against a source",
  "Claims something that could not be checked against any source",
  "Names a place or a region",
];
const WEEKS = [0.62, null, 0.7, 0.74, 0.71, null, 0.78];

const V3 = [{ number: 3 }];

export default function GalleryChartsPage() {
  return (
    <>
      <PageHeader title="Charts" question="Do they survive dark mode, colour blindness and grey print?" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-10 xl:grid-cols-2">
        <BarChart
          question="Which answers are given?"
          caption="n 1,204 labels of 120 items, v3"
          labels={["1", "2", "3", "4", "5"]}
          labelName="Helpfulness"
          valueName="Labels"
          series={[
            {
              name: "All",
              values: [61, 143, 310, 452, 238],
              hrefs: ["/gallery/table", "/gallery/table", "/gallery/table", "/gallery/table", "/gallery/table"],
            },
          ]}
        />
        <BarChart
          question="Who uses which end of the scale?"
          caption="n 720 labels, 120 items each"
          labels={["1", "2", "3", "4", "5"]}
          labelName="Helpfulness"
          valueName="Labels"
          series={PEOPLE.map((name, index) => ({
            name,
            colorIndex: index,
            values: [5, 14, 31, 45, 25].map((value) => value + ((index * 7) % 11)),
          }))}
        />
        <BarChart
          question="How do long answers stand below their bars?"
          caption="n 1,204 labels of 120 items, v3"
          labels={LONG_ANSWERS}
          labelName="An axis with a name that is longer than any axis on a telephone"
          valueName="Labels"
          series={[
            { name: "Somebody", colorIndex: 0, values: [310, 452, 238] },
            { name: "The others", values: [290, 420, 300] },
          ]}
        />
        <BandChart
          question="How did agreement go, week by week?"
          caption="n 412 items; a point without neighbours has its interval by itself, and each leads to its examples"
          points={WEEKS.map((y, x) => ({
            x,
            y,
            interval: y === null ? null : [y - 0.1, y + 0.08],
            ...(y !== null && { href: "/gallery/table" }),
          }))}
          xLabels={Object.fromEntries(WEEKS.map((_, x) => [x, `${x + 1} Oct`]))}
          xName="Week"
          yName="Alpha"
          format={{ digits: 2 }}
          domain={["auto", 1]}
        />
        <HeatMap
          question="Which answers are taken for which?"
          caption="Long names of a square stand beside their numbers"
          rowName="One says"
          columnName="another says"
          scale="amount"
          strongest={60}
          rows={LONG_ANSWERS}
          columns={LONG_ANSWERS}
          cells={LONG_ANSWERS.map((one, row) =>
            LONG_ANSWERS.map((other, column) => {
              const value = 60 - Math.abs(row - column) * 25;
              return { value, text: String(value), title: `${one} and ${other}: ${value} pairs` };
            }),
          )}
        />
        <BandChart
          question="What does a session do to the labels?"
          caption="n 240 sessions of 6 annotators; band: 95 % interval"
          points={POINTS}
          xName="Position in session"
          yName="Mean score"
          format={{ digits: 2 }}
          versions={[
            { x: 12, number: 2 },
            { x: 28, number: 3 },
          ]}
          rounds={[{ x: 20, name: "Second round" }]}
        />
        <BandChart
          question="Are people as quick late in a session as early?"
          caption="n 240 sessions of 6 annotators; line and band: their middle and quartiles, each thin behind"
          points={POINTS}
          lines={PEOPLE.map((name, k) => ({
            key: name,
            name,
            colorIndex: k,
            points: POINTS.map(({ x, y }) => ({ x, y: y + (k - 2.5) * 0.12 + Math.sin(x * (k + 1)) * 0.08 })),
          }))}
          intervalName="quartiles"
          xName="Position in session"
          yName="Seconds"
          format={{ unit: "s", digits: 1 }}
        />
        <IntervalPlot
          question="On which criteria can we trust the labels?"
          caption="Krippendorff’s alpha with 95 % interval; grey under 20 items"
          domain={[-0.2, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          reference={0}
          rows={[
            {
              key: "h",
              label: "Helpfulness",
              estimate: sample(0.71, [0.64, 0.78], 120),
              versions: V3,
              href: "/gallery/table",
            },
            {
              key: "c",
              label: "Correctness",
              estimate: sample(0.93, [0.9, 0.96], 118),
              versions: [{ number: 2 }, ...V3],
              href: "/gallery/table",
              color: categoryColor(0),
            },
            {
              key: "t",
              label: "Tone",
              estimate: sample(-0.04, [-0.21, 0.13], 96),
              versions: V3,
              color: categoryColor(1),
            },
            { key: "s", label: "Safety", estimate: sample(0.55, [0.12, 0.98], 9), versions: V3 },
            { key: "l", label: "Language", estimate: missing("no-variation", 120), versions: V3 },
          ]}
        />
        <HeatMap
          question="Who agrees with whom?"
          caption="Share of equal answers over 120 items; press a cell to see the conflicts"
          rowName="Annotator"
          columnName="annotator"
          scale="amount"
          strongest={1}
          rows={PEOPLE}
          columns={PEOPLE}
          cells={PEOPLE.map((one, row) =>
            PEOPLE.map((other, column) =>
              row === column
                ? { value: null, text: "–", title: `${one} with themself: not compared` }
                : {
                    value: agreement(row, column),
                    text: `${Math.round(agreement(row, column) * 100)}`,
                    title: `${one} and ${other} agree on ${Math.round(agreement(row, column) * 100)} %`,
                    href: "/gallery/table",
                  },
            ),
          )}
        />
        <HeatMap
          question="Who scores above or below the others?"
          caption="Points above (orange) or below (blue) the pool on shared items"
          rowName="Annotator"
          columnName="criterion"
          scale="signed"
          strongest={1.2}
          rows={PEOPLE}
          columns={["Helpfulness", "Correct", "Tone", "Safety", "A criterion with a very long name"]}
          cells={PEOPLE.map((name, row) =>
            [0, 1, 2, 3, 4].map((column) => {
              const value = Math.round(((((row * 5 + column * 3) % 9) - 4) / 4) * 12) / 10;
              return {
                value,
                text: value > 0 ? `+${value}` : `${value}`.replace("-", "−"),
                title: `${name}: ${value} points`,
              };
            }),
          )}
        />
        <FoldedPlot
          question="What do sixty people score against the others?"
          caption="Of many the ends are seen first"
          domain={[-1, 1]}
          ticks={[-1, 0, 1]}
          reference={0}
          format={{ signed: true }}
          areDifferences
          rows={pack(
            Array.from({ length: 60 }, (_, row) => ({
              key: String(row),
              name: `Person ${row + 1}`,
              estimate: sample(0.9 - row * 0.03, [0.75 - row * 0.03, 1.05 - row * 0.03], 40),
              versions: V3,
            })),
          )}
        />
        <SmallMultiples
          question="Which answers does each person give?"
          caption="Bars: own labels; line: the others’ on the same examples"
          bins={["1", "2", "3", "4", "5"]}
          empty="Shares no example"
          multiples={pack(
            [...PEOPLE, "Somebody with a name that is far too long to be shown"].map((name, row) => ({
              key: name,
              name,
              note: `n ${120 + row}`,
              shares: row === 4 ? null : [0.05, 0.15, 0.3, 0.3, 0.2].map((_, k, all) => all[(k + row) % 5]!),
              outline: [0.1, 0.2, 0.3, 0.25, 0.15],
            })),
          )}
        />
        <BarChart
          question="How long do labels take?"
          caption="n 1,204 labels, active time"
          histogram
          labels={[...Array(24).keys()].map((bin) => String(bin * 5))}
          labelName="Active time in s"
          valueName="Labels"
          series={[
            {
              name: "All",
              values: [...Array(24).keys()].map((bin) => Math.round(180 * Math.exp(-((Math.log(bin + 1) - 1.9) ** 2)))),
            },
          ]}
        />
      </div>
    </>
  );
}
