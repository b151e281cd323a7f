import { expect } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { DESK, look } from "./looking";
import { signInAs, test } from "./people";
import { FIRST_VERSION } from "./versions-plan";

const LONG = Array.from({ length: 60 }, (_, k) => `word${(k * 7919) % 1000}`).join(" ");

/** Two that differ in one word, one that is a copy but for case, and twelve of a source of which eleven are copies. */
const EXAMPLES = [
  { id: "long", prompt: LONG, response: "Because it is so." },
  { id: "longer", prompt: `${LONG} indeed`, response: "Because it is so." },
  { id: "shouted", prompt: LONG.toUpperCase(), response: "because it is so." },
  { id: "alone", prompt: "Name a river that flows north.", response: "The Nile." },
  ...Array.from({ length: 12 }, (_, k) => ({
    id: `copy-${k}`,
    prompt: `Say${" ".repeat(k + 1)}hello to all who came tonight.`,
    response: "Hello.",
    provenance: { source: "greetings" },
  })),
];

test("a lead looks for duplicates, reads a cluster, decides, excludes and takes it back", async ({
  arrive,
  request,
}) => {
  test.slow();
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const page = await arrive();
  await signInAs(page, "Nadia Fenwick");
  const { id: guidelineId } = await (await lead.post("/guidelines", { name: "Copies", ...FIRST_VERSION })).json();
  await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  const made = { name: "Copies", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
  const project = `/projects/${(await (await lead.post("/projects", made)).json()).id}`;
  const file = EXAMPLES.map((example) => JSON.stringify({ kind: "instruction", ...example })).join("\n");
  expect(await lead.upload(`${project}/examples`, file, "application/x-ndjson")).toMatchObject({ accepted: 16 });

  await page.goto(`${project}/curate`);
  await page.getByRole("navigation", { name: "Curate" }).getByRole("link", { name: "Duplicates" }).click();
  await expect(page.getByText("Duplicates have not been looked for yet")).toBeVisible();
  await look(page, `${project}/curate/duplicates`, [DESK]);
  await page.getByRole("button", { name: "Look for duplicates" }).click();
  const amounts = page.getByRole("table", { name: /^Examples beyond the one that is kept/ });
  await expect(amounts).toContainText("Whole example", { timeout: 30_000 });
  await expect(amounts.getByRole("row", { name: /Whole example/ })).toContainText("13");
  await expect(page.getByRole("note").filter({ hasText: "more than half" })).toContainText("greetings");
  const clusters = page.getByRole("table", { name: "Clusters" }).locator("tbody tr");
  await expect(clusters).toHaveCount(2);
  await look(page, `${project}/curate/duplicates`);

  await page
    .getByRole("link", { name: /longer/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Duplicates of longer" })).toBeVisible();
  await look(page, page.url());
  const pair = page.getByRole("article", { name: "shouted beside longer" });
  await expect(pair.locator("mark").first()).toBeVisible();
  await pair.getByRole("button", { name: "Not duplicates" }).click();
  await expect(pair.getByText("not duplicates", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Exclude the duplicates of this cluster" }).click();
  await page.getByRole("button", { name: "Exclude them" }).click();
  // What was told apart stays.
  await expect(page.getByText("1 example excluded", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("1 example may go out again", { exact: true })).toBeVisible();

  const { jobId } = await (await lead.post(`${project}/duplicates`, { meanings: ["whole"] })).json();
  expect(await lead.finished(jobId)).toMatchObject({ state: "succeeded" });
  const found = await (await lead.get(`${project}/duplicates`)).json();
  // "shouted" is told apart from the one that is kept, and so stands alone.
  expect(found.clusters.map(({ size }: { size: number }) => size)).toEqual([12, 2]);
});
