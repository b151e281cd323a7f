import { expect } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { expectAccessible } from "./looking";
import { signInAs, test } from "./people";
import { CORRECT } from "./story-plan";

const EXAMPLES = Array.from({ length: 12 }, (_, k) =>
  JSON.stringify({
    id: `s${k}`,
    kind: "instruction",
    prompt: `What is ${k} times two?`,
    response: k < 4 ? `As an AI I say ${2 * k}.` : `It is ${2 * k}.`,
    provenance: { source: k < 5 ? "web" : "desk" },
  }),
).join("\n");

test("what is behind a bar becomes a slice, a round, a check and an exclusion, and each is taken back", async ({
  arrive,
  request,
}) => {
  test.slow();
  const page = await arrive();
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const name = "Selections";
  const options = ["yes", "no"].map((value) => ({ value, label: value }));
  const criteria = [{ key: "correct", title: CORRECT, kind: "choice", level: "nominal", required: true, options }];
  const conditions = [{ fact: "source", operator: "is", values: ["web"] }];
  const checks = [{ key: "web", quality: "relevant", title: "Of the web", match: "any", conditions }];
  const guideline = { name, body: "# Answers\n", criteria, checks };
  const { id: guidelineId } = await (await lead.post("/guidelines", guideline)).json();
  await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  const made = { name, guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
  const { id } = await (await lead.post("/projects", made)).json();
  await lead.upload(`/projects/${id}/examples`, EXAMPLES, "application/x-ndjson");
  const matching = async (query: string) =>
    (await (await lead.get(`/projects/${id}/inspect/examples?${query}`)).json()).total as number;
  await expect.poll(() => matching("where=source:web"), { timeout: 60_000 }).toBe(5);
  await signInAs(page, "Nadia Fenwick");
  const undo = () => page.getByRole("button", { name: "Undo" }).click();
  const kept = page.getByRole("table", { name: "Kept selections" });

  await test.step("a bar opens its examples", async () => {
    await page.goto(`/projects/${id}/curate/facts/source`);
    await page.getByRole("link", { name: /web/ }).first().click();
    await expect(page.getByText("Its source is “web”")).toBeVisible();
    await expect(page.getByText("With all 5 examples:")).toBeVisible();
    await expectAccessible(page, "examples behind a bar");
  });
  const behind = page.url();

  await test.step("a slice, and a round of it", async () => {
    await page.getByRole("button", { name: "Open a round" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("From the web");
    await expectAccessible(page, "saving a selection");
    await page.getByRole("button", { name: "Save and plan the round" }).click();
    await expect(page.getByRole("combobox", { name: "Slice" })).toContainText("selection: From the web");
    expect(
      (await (await lead.get(`/projects/${id}/examples?slice=selection%3DFrom%20the%20web`)).json()).items,
    ).toHaveLength(5);
    await page.goto(behind);
    await expect(kept.getByRole("link", { name: "From the web" })).toBeVisible();
    await kept.getByRole("button", { name: "Offer it no more" }).click();
    await expect(kept).toHaveCount(0);
  });

  await test.step("an exclusion of all, undone as one", async () => {
    await page.getByRole("button", { name: "Exclude them" }).click();
    await page.getByRole("textbox", { name: "Note" }).fill("no licence");
    await page.getByRole("button", { name: "Exclude 5 examples" }).click();
    await expect(page.getByText("5 examples excluded", { exact: true })).toBeVisible();
    await expect(kept.getByText("no licence")).toBeVisible();
    const standing = async () => (await (await lead.get(`/projects/${id}/exclusions`)).json()).items as unknown[];
    expect(await standing()).toHaveLength(5);
    await undo();
    await expect(page.getByText("5 examples may go out again", { exact: true })).toBeVisible();
    expect(await standing()).toHaveLength(0);
  });

  await test.step("a pattern is searched for and becomes a check of the draft", async () => {
    await page.goto(`/projects/${id}/curate`);
    await page.getByRole("textbox", { name: "Search texts for a pattern" }).fill("(?i)as an ai");
    await page.getByRole("button", { name: "Search for it" }).click();
    const where = encodeURIComponent("pattern.(%3Fi)as%20an%20ai@response:yes");
    await expect.poll(() => matching(`where=${where}`), { timeout: 60_000 }).toBe(4);
    await page.goto(`/projects/${id}/curate/examples?where=${where}`);
    await expect(page.getByText("The response matches “(?i)as an ai”")).toBeVisible();
    await page.getByRole("button", { name: "Make a check" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Speaks as a model");
    await page.getByRole("button", { name: "Put it into the draft" }).click();
    await expect(page.getByRole("link", { name: "Speaks as a model" })).toBeVisible();
    await expect(page.getByText("4 · 33 %")).toBeVisible();
    await undo();
    await expect(page.getByRole("link", { name: "Speaks as a model" })).toHaveCount(0);
  });

  await test.step("the counts of a published check lead to its examples", async () => {
    await page.goto(`/projects/${id}/curate/examples?check=web&side=passed`);
    await expect(page.getByText("Not flagged by “Of the web”")).toBeVisible();
    await expect(page.getByText("With all 7 examples:")).toBeVisible();
    await page.goto(`/projects/${id}/curate/checks`);
    await page
      .getByRole("table", { name: "Checks and what they flag" })
      .getByRole("link", { name: "5", exact: true })
      .click();
    await expect(page.getByText("Flagged by “Of the web”")).toBeVisible();
  });
});
