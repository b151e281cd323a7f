import { expect, test } from "vitest";
import { filterWords } from "./print-header";

test.each([
  ["", []],
  ["kind=text&slice=topic%3Dlaw&page=2&size=50", ["Kind: text", "Slice: topic=law", "Page: 2"]],
  ["q=water+jug&sort=-id&cols=id,text", ["Search: water jug", "Order: id, descending"]],
  [
    "person=01a2256a-5645-75ac-b81a-636aaccfd835&sharedWithEvaluation=include&flagged=",
    ["Person: 01a2256a", "Shared with evaluation: include"],
  ],
])("%s reads in words", (search, said) => {
  expect(filterWords(new URLSearchParams(search))).toEqual(said);
});
