import { expect, type Page } from "@playwright/test";
import { USUAL_CHATS } from "@/lib/import/testing/usual-chats";
import { USUAL_CRITERIA, USUAL_EXAMPLES, USUAL_LABELS } from "@/lib/import/testing/usual-labels";
import { USUAL_RECORDS } from "@/lib/import/testing/usual-records";
import { ApiClient, tokenOf } from "./api-client";
import { expectAccessible } from "./looking";
import { signInAs, test } from "./people";

test.describe.configure({ mode: "serial" });

const projects = { examples: "", labels: "" };

test("a program makes two projects, and examples to be labelled in one of them", async ({ request }) => {
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const made = await lead.post("/guidelines", { name: "Usual files", body: "# Rate\n", criteria: USUAL_CRITERIA });
  const { id: guidelineId } = await made.json();
  await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  for (const what of ["examples", "labels"] as const) {
    const project = { name: `Usual ${what}`, guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
    projects[what] = (await (await lead.post("/projects", project)).json()).id;
  }
  const lines = USUAL_EXAMPLES.map((example) => JSON.stringify(example)).join("\n");
  const job = await lead.upload(`/projects/${projects.labels}/examples`, lines, "application/x-ndjson");
  expect(job).toMatchObject({ state: "succeeded", accepted: USUAL_EXAMPLES.length });
});

async function choose(page: Page, { name, content }: { name: string; content: string }): Promise<void> {
  const another = page.getByRole("button", { name: "Choose another" });
  if (await another.isVisible()) await another.click();
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) };
  await page.getByLabel("Choose a file").setInputFiles(file);
  await expect(page.getByText(name, { exact: true })).toBeVisible();
}

test("files of examples show before they are sent what becomes of them", async ({ page }) => {
  test.slow();
  await signInAs(page, "Nadia Fenwick");
  await page.goto(`/projects/${projects.examples}/import`);
  for (const file of [...USUAL_CHATS, ...USUAL_RECORDS]) {
    await test.step(file.name, async () => {
      await choose(page, file);
      const readable = page.getByText(new RegExp(`of ${file.stored.length} readable records?`));
      if (file.stored.length > 0) await expect(readable).toBeVisible();
      const refused = (file.refused ?? []).filter((told) => !told.includes("criterion"));
      const problems = page.getByRole("listitem").filter({ hasText: /^line \d+/ });
      await expect(problems).toHaveCount(refused.length);
      for (const [index, told] of refused.entries())
        await expect(problems.nth(index)).toContainText(`line ${told.split(" ")[0]} `);
    });
  }
});

/** What the page makes of files of labels by itself, before anybody corrects a guess: so many labels, or what it asks for. */
const BY_ITSELF: Record<string, number | string> = {
  "mturk.csv": 2,
  "mturk-taskanswers.csv": "Choose at least one column of answers.",
  "decimal-comma.csv": 2,
  "wide-annotators.csv": 5,
  "label-studio-csv.csv": 1,
  "label-studio-multi.csv": 4,
  "label-studio-json.json": 2,
  "spans-emoji.jsonl": 4,
  "rank-forms.csv": 3,
  "wide-scores.csv": "Choose at least one column of answers.",
  "onehot.csv": 2,
  "typo-column.csv": "Choose the criterion that each column of answers belongs to.",
  "typo-one-of-two.csv": 2,
  "rank.csv": 4,
};

test("files of labels show what is read of them, or what has to be said", async ({ page }) => {
  test.slow();
  await signInAs(page, "Nadia Fenwick");
  await page.goto(`/projects/${projects.labels}/import`);
  for (const file of USUAL_LABELS) {
    await test.step(file.name, async () => {
      await choose(page, file);
      await page.getByRole("radio", { name: "Existing labels" }).check();
      if (file.name === "decimal-comma.csv")
        await page.getByRole("checkbox", { name: "Numbers have a decimal comma" }).check();
      const found = BY_ITSELF[file.name];
      const send = page.getByRole("button", { name: "Import labels" });
      if (typeof found === "string") await expect(page.getByText(found).first()).toBeVisible();
      else
        await expect(
          page.getByRole("table", { name: "The first labels" }).locator("tbody").getByRole("row"),
        ).toHaveCount(found ?? Number.NaN);
      await expect(send).toBeEnabled({ enabled: typeof found === "number" });
    });
  }
});

test("answers in a path are chosen by hand, and stored as they were shown", async ({ page }) => {
  await signInAs(page, "Nadia Fenwick");
  await page.goto(`/projects/${projects.labels}/import`);
  await choose(page, USUAL_LABELS.find(({ name }) => name === "mturk-taskanswers.csv")!);
  await page.getByRole("radio", { name: "Existing labels" }).check();
  await page.getByRole("button", { name: /^Example/ }).click();
  await page.getByRole("listbox").getByRole("option", { name: "HITId" }).click();
  await page.getByRole("listbox").getByRole("option", { name: "Input.id" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Answers stand in" }).selectOption("Answer.taskAnswers.sentiment.label");
  await page.getByRole("combobox", { name: "and belong to" }).selectOption("sentiment");
  await expect(page.getByRole("table", { name: "The first labels" })).toContainText("Positive");
  await expectAccessible(page, "a form of labels");
  await page.getByRole("button", { name: "Import labels" }).click();
  await expect(page.getByText("done", { exact: true })).toBeVisible({ timeout: 60_000 });
});
