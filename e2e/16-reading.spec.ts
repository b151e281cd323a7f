import { expect, type Page } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { DESK, expectAccessible, look, PHONE } from "./looking";
import { signInAs, test } from "./people";
import { CORRECT } from "./story-plan";

const SIZE = 6;

/** A project with examples of two sources, some of them labelled, and its lead in front of it. */
async function begin(page: Page, lead: ApiClient, name: string): Promise<string> {
  const options = ["yes", "no"].map((value) => ({ value, label: value === "yes" ? "Yes" : "No" }));
  const criteria = [{ key: "correct", title: CORRECT, kind: "choice", level: "nominal", required: true, options }];
  const qualities = { compliant: "No names of customers." };
  const guideline = { name, body: "# Right answers\n\nIs it right?\n", criteria, qualities };
  const { id: guidelineId } = await (await lead.post("/guidelines", guideline)).json();
  await lead.post(`/guidelines/${guidelineId}/versions`, { note: "first" });
  const made = { name, guidelineId, guidelineVersion: 1, purpose: "annotation", overlap: 1 };
  const { id } = await (await lead.post("/projects", made)).json();
  const examples = Array.from({ length: 40 }, (_, i) => ({
    kind: "instruction",
    id: `r${i}`,
    prompt: `Question ${i}: what is two times ${i}?`,
    response: `It is ${2 * i}.`,
    provenance: { source: i % 4 === 0 ? "forum" : "tickets" },
  }));
  const file = examples.map((example) => JSON.stringify(example)).join("\n");
  expect(await lead.upload(`/projects/${id}/examples`, file, "application/x-ndjson")).toMatchObject({ accepted: 40 });
  const labels = examples.flatMap((example) =>
    ["a", "b"].map((annotator) =>
      JSON.stringify({ example: example.id, annotator, criterion: "correct", value: "yes" }),
    ),
  );
  await lead.upload(`/projects/${id}/annotations`, labels.join("\n"), "application/x-ndjson");
  await signInAs(page, "Nadia Fenwick");
  return `/projects/${id}`;
}

async function draw(page: Page, project: string): Promise<void> {
  await page.goto(`${project}/curate`);
  await page.getByRole("navigation", { name: "Curate" }).getByRole("link", { name: "Read" }).click();
  await page.getByRole("spinbutton", { name: "Examples" }).fill(String(SIZE));
  await page.getByRole("spinbutton", { name: "Seed" }).fill("7");
}

const inFront = (page: Page, position: number) =>
  expect(page.getByRole("heading", { level: 1, name: `Example ${position} of ${SIZE}` })).toBeVisible();
const shown = (page: Page) => expect(page.getByRole("article", { name: /^Example/ })).toBeVisible();
const lacks = (page: Page, name: string) => page.getByRole("button", { name, pressed: true });

test("a sample is read by the keyboard, left and come back to, and says what is true of all", async ({
  page,
  request,
}) => {
  test.slow();
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const project = await begin(page, lead, "Read");
  await draw(page, project);
  await page.getByRole("combobox", { name: "How", exact: true }).selectOption({ label: "From each source" });
  await expectAccessible(page, "the form of a reading");
  await page.getByRole("button", { name: "Draw and read" }).click();
  await inFront(page, 1);
  await shown(page);
  await expect(page.getByText("No names of customers.")).toBeVisible();
  await expectAccessible(page, "the reading screen");

  await page.keyboard.press("4");
  await expect(lacks(page, "Broken or badly formatted")).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.type("Ends in the middle of a sentence 123");
  await page.keyboard.press("Escape");
  // Nothing typed was taken for a key.
  await expect(lacks(page, "Not relevant")).toHaveCount(0);
  await page.keyboard.press("e");
  await expect(page.getByText("excluded", { exact: true })).toBeVisible();
  await expect(page.getByText("not saved yet")).toHaveCount(0);

  await page.reload();
  await inFront(page, 1);
  await expect(lacks(page, "Broken or badly formatted")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("Ends in the middle of a sentence 123");
  await expect(page.getByText("excluded", { exact: true })).toBeVisible();

  await page.keyboard.press("j");
  await inFront(page, 2);
  await shown(page);
  await page.keyboard.press("k");
  await inFront(page, 1);
  await page.keyboard.press("Enter");
  await inFront(page, 2);
  await page.keyboard.press("g");
  await expect(page.getByRole("complementary", { name: "Guideline" })).toContainText("Is it right?");
  await page.keyboard.press("g");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("4");
  await page.keyboard.press("Escape");
  await expect(lacks(page, "Broken or badly formatted")).toHaveCount(0);

  // Whoever leaves comes back to where they were.
  await page.goto(`${project}/curate/read`);
  await page.getByRole("link", { name: "Go on reading" }).click();
  await inFront(page, 2);
  for (let position = 2; position <= SIZE; position++) {
    await inFront(page, position);
    await shown(page);
    await page.keyboard.press("Enter");
  }
  await expect(page.getByText(`All ${SIZE} examples are read`)).toBeVisible();
  await page.getByRole("button", { name: "End", exact: true }).click();
  await page.getByRole("button", { name: "End the reading" }).click();

  const table = page.getByRole("table", { name: "What the reading says by quality" });
  await expect(table.getByRole("row", { name: /^Against the rules/ })).toContainText(
    `0 of ${SIZE} were against the rules: under`,
  );
  await expect(table.getByRole("row", { name: /^Broken/ })).toContainText("by the sizes of the parts");
  await expect(page.getByText("6 of 40 examples, without the excluded")).toBeVisible();
  await expect(page.getByRole("table", { name: "Each part for itself" })).toContainText("tickets");
  await expect(page.getByRole("link", { name: "File a change request" })).toBeVisible();
  const said = page.url();
  await look(page, said);
  await look(page, `${project}/curate/read`, [DESK]);
});

test("read blind, the answers come before the labels, and are none", async ({ page, request }) => {
  const lead = new ApiClient(request, tokenOf("lead@demo.local"));
  const project = await begin(page, lead, "Read blind");
  await draw(page, project);
  await page.getByRole("checkbox", { name: /^Label it blind first/ }).check();
  await page.getByRole("button", { name: "Draw and read" }).click();
  await inFront(page, 1);
  await shown(page);
  await expect(page.getByText("Where it comes from")).toHaveCount(0);
  // A digit answers here, and says nothing of qualities.
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("region", { name: "Your answers and what stands" }).getByText("You agree with what stands"),
  ).toBeVisible();
  await expect(page.getByText("Where it comes from")).toBeVisible();
  await page.keyboard.press("Enter");
  await inFront(page, 2);
  await shown(page);
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("region", { name: "Your answers and what stands" }).getByText("You differ from what stands"),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /^Agreement so far: 50 %/ })).toBeVisible();
  await page.setViewportSize({ width: PHONE.width, height: 844 });
  await expectAccessible(page, "a blind reading on a phone");
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
