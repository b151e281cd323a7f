import { expect, test } from "vitest";
import { lineLooks } from "./band-chart";
import { barFill, fillOf } from "./fills";
import { CATEGORY_COUNT, categoryColor } from "./palette";

const people = (count: number) => Array.from({ length: count }, (_, colorIndex) => ({ colorIndex }));

test("as many lines as there are colours differ without them, more of them are told apart by nothing", () => {
  const few = lineLooks(people(CATEGORY_COUNT));
  expect(new Set(few.map(({ dash }) => dash)).size).toBe(CATEGORY_COUNT);
  expect(few.map(({ color }) => color)).toEqual(
    people(CATEGORY_COUNT).map(({ colorIndex }) => categoryColor(colorIndex)),
  );
  const many = lineLooks(people(CATEGORY_COUNT + 1));
  expect(new Set(many.map((look) => JSON.stringify(look))).size).toBe(1);
  expect(many[0]!.dash).toBeNull();
});

test("of bars side by side no two neighbours are filled alike, and none of six shares fill and colour", () => {
  const look = (k: number) => JSON.stringify([fillOf(k), barFill(fillOf(k), categoryColor(k), `p${k}`)]);
  const fills = people(6).map(({ colorIndex }) => fillOf(colorIndex));
  for (const [k, fill] of fills.slice(1).entries()) expect(fill).not.toBe(fills[k]);
  expect(new Set(fills.slice(0, 4)).size).toBe(4);
  expect(new Set(people(6).map(({ colorIndex }) => look(colorIndex))).size).toBe(6);
});
