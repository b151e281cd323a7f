import { expect, test } from "vitest";
import type { Estimate } from "@/lib/core/estimate";
import { figurePage, figureRows } from "./figure-rows";
import type { AnnotatorFigure } from "./figures";
import { bySide, type Person } from "./order";

const person = (name: string, labels: number, severity: [number, number, number] | null): Person => ({
  id: name,
  name,
  kind: "human",
  role: "annotator",
  colorIndex: 0,
  figure: {
    labels,
    group: 0,
    mean: null,
    severity: severity && ({ value: severity[0], interval: [severity[1], severity[2]] } as unknown as Estimate),
  } as AnnotatorFigure,
});
const PEOPLE = [
  person("Bo", 10, [0.4, 0.2, 0.6]),
  person("Ada", 30, [-0.4, -0.6, -0.2]),
  person("Cy", 20, null),
  person("Di", 5, [0.1, -0.1, 0.3]),
];
const page = (column: "name" | "labels" | "severity", direction: "asc" | "desc", of = 1, size: 25 | 50 = 25) =>
  figurePage(
    figureRows(PEOPLE, null, (id) => `/${id}`),
    { page: of, size, sort: { column, direction } },
  ).map(({ name }) => name);

test("a page of figures is in the order asked for, and what is not known comes last either way", () => {
  expect(page("labels", "desc")).toEqual(["Ada", "Cy", "Bo", "Di"]);
  expect(page("name", "asc")).toEqual(["Ada", "Bo", "Cy", "Di"]);
  expect(page("severity", "asc")).toEqual(["Ada", "Di", "Bo", "Cy"]);
  expect(page("severity", "desc")).toEqual(["Bo", "Di", "Ada", "Cy"]);
  expect(page("severity", "desc", 2)).toEqual([]);
});

test("many people are told apart by where their interval lies, each side in the order given", () => {
  expect(bySide(PEOPLE).map(({ side, people }) => [side, people.map(({ name }) => name)])).toEqual([
    ["Above the others", ["Bo"]],
    ["Where the others are", ["Di"]],
    ["Below the others", ["Ada"]],
    ["Too few shared examples", ["Cy"]],
  ]);
});
