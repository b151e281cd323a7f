import { expect, test } from "vitest";
import { createToken } from "@/lib/auth/tokens";
import { callApi } from "@/prisma/testing/api-call";
import { makeRatedProject } from "@/prisma/testing/rated-project";
import { readCheck } from "./endpoints";
import { checkOn } from "./queries";

test("the page and the call find the same in what was labelled here", async () => {
  const { rows, scope, lead } = await makeRatedProject(9, 4);
  const page = await checkOn(scope, { criterion: "helpfulness" }, { remembered: true });
  if (!page.ok || !page.value.facts) throw new Error("it is compared");
  const { facts, problems } = page.value;
  expect(facts).toMatchObject({
    labels: 36,
    items: 12,
    compared: 12,
    mostPerItem: 3,
    placed: 36,
    imported: 0,
    future: 0,
  });
  expect(facts.groups).toHaveLength(1);
  for (const { annotator, labels } of facts.byAnnotator)
    expect(labels).toBe(rows.filter(({ rater }) => rater === annotator).length);
  expect(problems.map(({ rule }) => rule)).toContain("little-overlap");
  const { token } = await createToken({ userId: lead.user.id, name: "test", days: 1 });
  const { json } = await callApi(readCheck, {
    token,
    params: { id: scope.projectId },
    query: "?criterion=helpfulness",
  });
  expect(json).toMatchObject({ facts, problems: JSON.parse(JSON.stringify(problems)) });
  const text = await checkOn(scope, { criterion: "why" });
  if (text.ok) expect(text.value).toMatchObject({ facts: null, problems: [] });
});
