import { expect, test } from "vitest";
import {
  roundExamplesTable,
  roundLeasesTable,
  roundLists,
  roundPeopleTable,
  roundSkipsTable,
  roundsAddress,
} from "./address";

test("what cannot be read falls back to its default", async () => {
  const search =
    "?people-page=0&examples-labels=many&examples-page=-1&skips-page=none&leases-page=1e9&skips-reason=&leases-size=7";
  for (const table of [roundPeopleTable, roundExamplesTable, roundSkipsTable, roundLeasesTable])
    expect(await table.load(search)).toEqual(await table.load(""));
  expect(await roundExamplesTable.load("")).toMatchObject({ page: 1, size: 25 });
  expect(await roundsAddress.load("?before=%27;%20DROP")).toEqual({});
});

test("an address written is read back the same", async () => {
  const asked = { labels: 1, page: 3 };
  const href = roundExamplesTable.href("/r#examples", asked);
  expect(href).toBe("/r?examples-page=3&examples-labels=1#examples");
  expect(await roundExamplesTable.load(href.slice(href.indexOf("?"), href.indexOf("#")))).toMatchObject(asked);
  expect(roundExamplesTable.href("/r#people", { labels: null, page: 1 })).toBe("/r#people");
});

test("a link to one list keeps the others where they are", async () => {
  const search = "?people-page=2&examples-labels=1&examples-page=3&skips-reason=no-expertise&leases-size=50&other=1";
  const here = roundLists.href("/r", await roundLists.load(search));
  const read = new URLSearchParams(here.slice(here.indexOf("?")));
  expect(Object.fromEntries(read)).toEqual({
    "people-page": "2",
    "examples-labels": "1",
    "examples-page": "3",
    "skips-reason": "no-expertise",
    "leases-size": "50",
  });
  const href = roundSkipsTable.href(`${here}#skips`, { reason: null, page: 1 });
  expect(href).toMatch(/#skips$/);
  expect(href).not.toContain("reason");
  expect(await roundExamplesTable.load(href.slice(href.indexOf("?"), href.indexOf("#")))).toMatchObject({
    labels: 1,
    page: 3,
  });
});
