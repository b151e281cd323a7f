import { expect } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { look } from "./looking";
import { signInAs, test } from "./people";
import { FIRST_VERSION } from "./versions-plan";

const EXAMPLES = [
  {
    id: "mail",
    prompt: "How do I reach you?",
    response: "Write to anna.lang@mail.com, please.",
    slices: { desk: "a" },
  },
  { id: "spaces", prompt: "Which river flows north?", response: "The Nile.  \n" },
  { id: "clean", prompt: "Which river flows south?", response: "The Mississippi." },
];

test("a lead sees what cleaning would change, cleans, follows an example to its cleaned version, and undoes it", async ({
  arrive,
  request,
}) => {
  test.slow();
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const page = await arrive();
  await signInAs(page, "Nadia Fenwick");
  const { id: guidelineId } = await (await lead.post("/guidelines", { name: "Cleaned", ...FIRST_VERSION })).json();
  await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  const made = { name: "Cleaned", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
  const project = `/projects/${(await (await lead.post("/projects", made)).json()).id}`;
  const file = EXAMPLES.map((example) => JSON.stringify({ kind: "instruction", ...example })).join("\n");
  expect(await lead.upload(`${project}/examples`, file, "application/x-ndjson")).toMatchObject({ accepted: 3 });

  await page.goto(`${project}/curate/clean`);
  await expect(page.getByText("Nothing has been cleaned yet")).toBeVisible();
  await page.getByRole("checkbox", { name: "Trim both ends" }).check();
  await page.getByRole("checkbox", { name: "Personal data to placeholders" }).check();
  const show = page.getByRole("button", { name: "Show what it would change" });
  await page.getByRole("combobox", { name: "Only of" }).selectOption("desk: a");
  await show.click();
  await expect(page.getByText("All 1 examples that are kept were looked at")).toBeVisible();
  await page.getByRole("combobox", { name: "Only of" }).selectOption("All kept examples");
  await show.click();
  const preview = page.getByRole("table", { name: "Examples that each operation would change" });
  await expect(preview.getByRole("row", { name: /All together/ })).toContainText("2");
  await page.getByText("Personal data to placeholders: before and after").click();
  await expect(page.locator("mark").filter({ hasText: "<EMAIL_1>" })).toBeVisible();
  await look(page, page.url());

  await page.getByRole("button", { name: "Clean the examples" }).click();
  await page.getByRole("button", { name: "Clean them" }).click();
  const runs = page.getByRole("table", { name: "Cleanings, newest first" });
  await expect(runs).toContainText("stands", { timeout: 30_000 });
  await runs.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "A cleaning" })).toBeVisible();
  await look(page, page.url());
  await page.getByRole("link", { name: /^mail~/ }).click();
  await expect(page.getByText("A cleaned version of mail")).toBeVisible();
  await look(page, page.url());
  await page.goBack();
  await page.getByRole("button", { name: "Undo this cleaning" }).click();
  await page.getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByText("This cleaning was undone")).toBeVisible();
});
