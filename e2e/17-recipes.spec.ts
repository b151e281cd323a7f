import { expect } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { DESK, look } from "./looking";
import { signInAs, test } from "./people";
import { CORRECT } from "./story-plan";

const CHECK = {
  key: "from-web",
  quality: "relevant",
  title: "From the web",
  match: "any",
  conditions: [{ fact: "source", operator: "is", values: ["web"] }],
};
const CRITERION = {
  key: "correct",
  title: CORRECT,
  kind: "choice",
  level: "nominal",
  required: true,
  options: ["yes", "no"].map((value) => ({ value, label: value === "yes" ? "Yes" : "No" })),
};

/** Twenty examples: six of the web, and of the others two say what others say and one ends in a space. */
const EXAMPLES = Array.from({ length: 20 }, (_, i) => ({
  kind: "instruction",
  id: `x${i}`,
  prompt:
    i === 8 || i === 9
      ? "What is two times seven?"
      : i === 18 || i === 19
        ? "WHAT IS two times  seven?"
        : `What is two times ${i}?`,
  response: `It is ${2 * i}.${i === 10 ? " " : ""}`,
  provenance: { source: i < 6 ? "web" : "books" },
}));

test("a lead previews a recipe, runs it, opens what it took, undoes it, runs it again and releases", async ({
  arrive,
  request,
}) => {
  test.slow();
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const about = { name: "Recipes", body: "# Right answers\n", criteria: [CRITERION], checks: [CHECK] };
  const { id: guidelineId } = await (await lead.post("/guidelines", about)).json();
  await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  const made = { name: "Recipes", guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
  const { id } = await (await lead.post("/projects", made)).json();
  const file = EXAMPLES.map((example) => JSON.stringify(example)).join("\n");
  await lead.upload(`/projects/${id}/examples`, file, "application/x-ndjson");
  const { jobId } = await (await lead.post(`/projects/${id}/facts`)).json();
  expect((await lead.finished(jobId)).state).toBe("succeeded");

  const page = await arrive();
  await signInAs(page, "Nadia Fenwick");
  await look(page, `/projects/${id}/curate/recipes`, [DESK]);
  await page.getByRole("button", { name: "Make a first recipe" }).click();
  const steps = page.getByRole("list", { name: "Steps" });
  await expect(steps.getByRole("listitem")).toHaveCount(2);
  await page.getByRole("textbox", { name: "Name" }).fill("Cleaned");
  await steps.getByRole("combobox", { name: "What is compared" }).selectOption("prompt");
  await steps.getByRole("combobox", { name: "How strictly" }).selectOption("normalised");
  await page.getByRole("combobox", { name: "Add a step" }).selectOption("Cleaning");
  await expect(steps.getByRole("listitem").first()).toContainText("comes before all others");
  await steps.getByRole("checkbox", { name: CORRECT }).check();
  await expect(steps.getByRole("button", { name: "Move step 2 up" })).toHaveAttribute("aria-disabled", "true");
  await expect(steps.getByRole("button", { name: "Move step 3 up" })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Save as version 2" }).click();
  await page.getByRole("button", { name: "Preview version 2" }).click();
  await expect(page.getByText("A run would clean 1, take 9 and leave 11 of 20 examples.")).toBeVisible({
    timeout: 30_000,
  });

  await page.getByRole("button", { name: "Run version 2" }).click();
  const asked = page.getByRole("alertdialog");
  await expect(asked).toContainText("By its preview it takes 9 and leaves 11");
  await asked.getByRole("button", { name: "Run version 2" }).click();
  await expect(page.getByText("It cleaned 1, took 9 and left 11 of 20 examples.")).toBeVisible({ timeout: 30_000 });
  const recipe = new URL(page.url()).pathname;
  await look(page, recipe);
  const funnel = page.getByRole("table", { name: "What each step took" });
  await expect(funnel).toContainText("never measured");
  await funnel.getByRole("link", { name: /^6 · 30\.0\s%$/ }).click();
  const taken = page.getByRole("table", { name: "Examples that the step took" });
  await expect(taken.getByRole("row")).toHaveCount(7);
  await look(page, new URL(page.url()).pathname);

  await page.getByRole("link", { name: "The recipe" }).click();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo the run" }).click();
  await expect(page.getByRole("table", { name: "Runs of this recipe" })).toContainText("Undone");
  await page.getByRole("button", { name: "Run version 2" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Run version 2" }).click();
  await expect(page.getByText("It cleaned 1, took 9 and left 11 of 20 examples.")).toBeVisible({ timeout: 30_000 });

  const name = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("button", { name: "Put away" }).click();
  await expect(page.getByRole("button", { name: "Bring back" }).first()).toBeVisible();
  await page.goto(`/projects/${id}/curate/recipes`);
  await page.getByRole("link", { name: "Show 1 put away" }).click();
  await page.getByRole("table", { name: "Recipes that were put away" }).getByRole("link", { name: name! }).click();

  const { jobId: released } = await (
    await lead.post(`/projects/${id}/releases`, { name: "Cleaned", format: "ndjson" })
  ).json();
  expect((await lead.finished(released)).state).toBe("succeeded");
  const { manifest } = await (await lead.get(`/projects/${id}/releases/1`)).json();
  expect(manifest.counts.examples).toBe(11);
  expect(manifest.recipes).toMatchObject([
    {
      name: "Cleaned",
      version: 2,
      excluded: 9,
      replaced: 1,
      steps: [{ taken: 0, counts: { changed: 1 } }, { taken: 6 }, { taken: 3 }],
    },
  ]);
});
