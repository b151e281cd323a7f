import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Whisker } from "@/components/estimate/whisker";
import { markup } from "@/components/testing/shown";
import { pack } from "@/components/ui/packed";
import type { Estimate } from "@/lib/core/estimate";
import { FoldedPlot } from "./folded-plot";
import { type HeatCell, HeatMap } from "./heat-map";
import { IntervalPlot } from "./interval-plot";
import { rampColor, signedColor } from "./palette";
import { SmallMultiples } from "./small-multiples";

const DOMAIN: [number, number] = [-0.2, 1];
const estimate = (value: number | null, interval: Estimate["interval"] = null, items = 40): Estimate => ({
  value,
  interval,
  standardError: null,
  confidence: 0.95,
  intervalMethod: interval && "jackknife-t",
  items,
  raters: 3,
  pairs: 120,
  judgments: 120,
  method: "alpha-ordinal",
  undefinedBecause: value === null ? "no-variation" : null,
});

test("of many estimates both ends are seen, of few all", () => {
  const shown = (count: number) => {
    const rows = Array.from({ length: count }, (_, k) => ({
      key: `${k}`,
      name: `row-${k}.`,
      estimate: estimate(0.5),
      versions: [],
    }));
    const html = markup(<FoldedPlot question="?" caption="" domain={DOMAIN} ticks={[0]} rows={pack(rows)} />);
    return [
      rows.filter(({ name }) => html.includes(name)).map(({ key }) => Number(key)),
      html.includes("44 between these are not drawn"),
      html.indexOf("row-7.") < html.indexOf("not drawn") && html.indexOf("not drawn") < html.indexOf("row-52."),
    ];
  };
  const ends = [...Array(8).keys(), ...Array.from({ length: 8 }, (_, k) => 52 + k)];
  expect(shown(60)).toEqual([ends, true, true]);
  expect(shown(24)).toEqual([[...Array(24).keys()], false, false]);
});

describe("of many people", () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, k) => ({
      key: `01a228f2-8107-75ea-8337-e1c36df0${1000 + k}`,
      name: `Annotator ${k}`,
      colorIndex: k,
      kind: "human" as const,
      href: `/projects/01a228f2-8107-75ea-8337-e1c36df0945b/measure/annotators/01a228f2-8107-75ea-8337-e1c36df0${1000 + k}?criterion=helpful`,
      versions: [{ number: 3, hash: "9f2c".repeat(16) }],
      estimate: estimate(Math.sin(k), [Math.sin(k) - 1 / 7, Math.sin(k) + 1 / 7]),
    }));
  const shares = [1, 2, 3, 4, 5].map((k) => k / 15);
  const multiples = (count: number) =>
    people(count).map((one) => ({ ...one, shares, outline: shares, note: "n 5,000" }));

  test("what a chart is given of each is little more than the figures", () => {
    for (const rows of [pack(people(60)), pack(multiples(60))])
      expect(JSON.stringify(rows).length / 60).toBeLessThan(400);
  });

  test("more of them make no longer page until they are asked for", () => {
    const plot = (count: number) =>
      markup(
        <FoldedPlot
          question="?"
          caption=""
          domain={DOMAIN}
          ticks={[0, 0.5, 1]}
          reference={0}
          rows={pack(people(count))}
        />,
      );
    const drawn = (count: number) =>
      markup(
        <SmallMultiples
          question="?"
          caption=""
          bins={["1", "2", "3", "4", "5"]}
          empty=""
          multiples={pack(multiples(count))}
        />,
      );
    for (const shown of [plot, drawn]) expect(shown(600).length).toBeLessThan(shown(60).length + 600);
    expect(plot(60).length / 16).toBeLessThan(2200);
    expect(drawn(60).length / 18).toBeLessThan(1800);
  });
});

describe("an interval plot", () => {
  const drawn = (of: Estimate) => {
    const html = markup(
      <IntervalPlot
        question="?"
        caption=""
        domain={DOMAIN}
        ticks={[0]}
        rows={[{ key: "a", label: "a", estimate: of, versions: [] }]}
      />,
    );
    const dot = /(bg-paper|bg-current)" style="left:([\d.e-]+)%"/.exec(html.slice(html.indexOf("size-2") - 60));
    const bar = /h-0\.5[^"]*" style="left:([\d.e-]+)%;width:([\d.e-]+)%"/.exec(html);
    return {
      dot: html.includes("size-2 ") && dot ? Number(dot[2]) : null,
      hollow: dot?.[1] === "bg-paper",
      bar: bar && ([Number(bar[1]), Number(bar[2])] as const),
      arrows: ["start-0", "end-0"].map((end) => html.includes(end)),
    };
  };

  test("puts the value and its interval where they lie between the ends", () => {
    const { dot, bar, hollow } = drawn(estimate(0.4, [0.1, 0.7]));
    expect(dot).toBeCloseTo(50);
    expect(bar?.[0]).toBeCloseTo(25);
    expect(bar?.[1]).toBeCloseTo(50);
    expect(hollow).toBe(false);
  });

  test("never draws outside of itself, whatever the figures", () => {
    const figure = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(figure, figure, figure, (value, one, other) => {
        const interval: [number, number] = [Math.min(one, other), Math.max(one, other)];
        const { dot, bar, arrows } = drawn(estimate(value, interval));
        const [low, high] = DOMAIN;
        expect(dot !== null).toBe(value >= low && value <= high);
        expect(dot ?? 0).toBeGreaterThanOrEqual(0);
        expect(dot ?? 0).toBeLessThanOrEqual(100);
        const ends = [value, ...interval];
        expect(arrows).toEqual([ends.some((end) => end < low), ends.some((end) => end > high)]);
        expect(bar![0]).toBeGreaterThanOrEqual(0);
        expect(bar![0] + bar![1]).toBeLessThanOrEqual(100 + 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  test("draws nothing for a value that is undefined, and a hollow dot on few examples", () => {
    expect(drawn(estimate(null)).dot).toBeNull();
    expect(drawn(estimate(0.4, null, 19)).hollow).toBe(true);
    expect(drawn(estimate(0.4, null, 20)).hollow).toBe(false);
  });
});

describe("a whisker", () => {
  test("ends in an arrow where its scale cuts it, and shows no dot that lies outside", () => {
    const whole = markup(<Whisker value={0.5} interval={[0.2, 0.8]} domain={[0, 1]} />);
    const cut = markup(<Whisker value={-0.5} interval={[-0.8, 0.8]} domain={[0, 1]} />);
    const arrows = (html: string) => html.match(/l-?4 3l-?4 3/g)?.length ?? 0;
    expect([arrows(whole), arrows(cut)]).toEqual([0, 1]);
    expect([whole.includes("<circle"), cut.includes("<circle")]).toEqual([true, false]);
  });
});

describe("a heat map", () => {
  const cells = (row: HeatCell[], scale: "amount" | "signed") =>
    markup(
      <HeatMap
        question="?"
        caption=""
        rowName="One"
        columnName="Other"
        rows={["a"]}
        columns={row.map((_, at) => String(at))}
        cells={[row]}
        scale={scale}
        strongest={4}
      />,
    );
  const cell = (value: number | null, href?: string): HeatCell => ({ value, text: "x", title: "all of it", href });
  const ground = (value: number, paint: typeof rampColor) => `background:${paint(value / 4).background}`;

  test("measures its colours against the strongest value, with two hues only where there are two sides", () => {
    expect(cells([cell(2)], "amount")).toContain(ground(2, rampColor));
    expect(cells([cell(-2)], "signed")).toContain(ground(-2, signedColor));
    expect(cells([cell(-2)], "signed")).not.toContain(ground(2, signedColor));
  });

  test("leaves a cell without value uncoloured, says all of it to readers, and leads to its examples", () => {
    const html = cells([cell(null), cell(1, "/examples?row=a")], "amount");
    expect(html.match(/background:/g)).toHaveLength(1);
    expect(html.match(/<span class="sr-only">all of it<\/span>/g)).toHaveLength(2);
    expect(html).toContain('href="/examples?row=a"');
  });
});
