import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { wayWithin } from "./way-within";

const way = wayWithin("/projects/p", "g1");

test.each([
  ["/guidelines/g1", "/projects/p/guideline/g1"],
  ["/guidelines/g1/edit", "/projects/p/guideline/g1/edit"],
  ["/guidelines/g1/requests?criterion=c#top", "/projects/p/guideline/g1/requests?criterion=c#top"],
  ["/guidelines/g1?a=1", "/projects/p/guideline/g1?a=1"],
  ["/guidelines/g12/edit", "/guidelines/g12/edit"],
  ["/guidelines", "/guidelines"],
  ["/projects/p/guideline", "/projects/p/guideline"],
  ["?page=2", "?page=2"],
])("%s reads %s within its project", (href, within) => {
  expect(way(href)).toBe(within);
});

test("every page of a guideline has its place within a project", () => {
  const pages = (folder: string) =>
    readdirSync(`app/(workbench)/${folder}`, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith("page.tsx"))
      .sort();
  expect(pages("projects/[project]/guideline/[guideline]")).toEqual(pages("guidelines/[guideline]"));
});
