import { expect } from "@playwright/test";
import { ApiClient, tokenOf } from "./api-client";
import { importFile, makeProject, publishFirst, writeGuideline } from "./authoring";
import { expectAccessible } from "./looking";
import { signInAs, test } from "./people";

const EXAMPLES = Array.from({ length: 12 }, (_, k) =>
  JSON.stringify({
    id: `Checked ${k}`,
    prompt: `What is ${k} times two?`,
    response: `It is ${2 * k}.`,
    ...(k < 9 && { provenance: { source: k < 6 ? "desk" : "web", licence: "CC0-1.0" } }),
  }),
).join("\n");

test("checks are written beside the qualities, published with the version, and tried on the examples", async ({
  arrive,
  request,
}) => {
  test.slow();
  const page = await arrive();
  await signInAs(page, "Nadia Fenwick");
  await writeGuideline(page, "Guideline with checks", "# Answers\n\nIs it right?\n");
  await page.getByRole("button", { name: "Add a criterion" }).click();
  await page.getByRole("menuitem", { name: "Text:" }).click();
  await page.getByRole("textbox", { name: "Question" }).fill("What is wrong?");
  const editor = new URL(page.url()).pathname;

  await test.step("a ready set, one bound changed, one check of one's own", async () => {
    await page.getByRole("button", { name: "Qualities", exact: true }).click();
    await page.getByRole("button", { name: "Add the checks for …" }).click();
    await page.getByRole("menuitem", { name: "chat" }).click();
    await expect(page.getByText("It says no licence.")).toBeVisible();
    await page.getByRole("button", { name: "Change Prompt in the answer" }).click();
    const bound = page.getByRole("textbox", { name: "Bound, in per cent" });
    await bound.fill("much");
    await expect(page.getByText("Write a number; until then it is 80 per cent.")).toBeVisible();
    await bound.fill("130");
    await expect(page.getByText("prompt_copied is a share; use a number from 0 to 1")).toBeVisible();
    await bound.fill("70");
    await expect(page.getByText("It has more than 70 % of the prompt’s phrases in the answer.")).toBeVisible();

    await page.getByRole("button", { name: "Add a check of: Relevant" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("From the web");
    await page.getByRole("button", { name: "Add a condition" }).click();
    await page.getByRole("button", { name: "Fact" }).click();
    await page.getByPlaceholder("Type to narrow down").fill("source");
    await page.keyboard.press("Enter");
    await expect(page.getByText("name at least one value")).toBeVisible();
    await page.getByRole("textbox", { name: "Values" }).fill("web");
    await expect(page.getByText("Its source is “web”.")).toBeVisible();
    await expectAccessible(page, "the editor's checks");
  });

  await test.step("what is published names them", async () => {
    await publishFirst(page, "first");
    await page.getByRole("link", { name: "Read", exact: true }).click();
    await expect(page.getByText("Its source is “web”.")).toBeVisible();
  });

  const project = await test.step("a project under it, with examples", async () => {
    await page.goto(editor.replace("/edit", ""));
    const path = await makeProject(page, "Checked answers", 1);
    await importFile(page, path, "checked.jsonl", EXAMPLES);
    return path;
  });

  await test.step("the page of the checks says them, and leads back to the draft", async () => {
    await page.goto(`${project}/curate`);
    await page.getByRole("link", { name: "Checks", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Checks" })).toBeVisible();
    await page.getByRole("link", { name: "Prompt in the answer" }).click();
    await expect(page.getByRole("heading", { level: 2, name: "Prompt in the answer" })).toBeVisible();
    await expectAccessible(page, "the checks");
    await page.getByRole("textbox", { name: "Bound to try, in per cent" }).fill("60");
    await page.getByRole("button", { name: "Try it" }).click();
    await expect(page).toHaveURL(/value=0\.6/);
    await page.getByRole("link", { name: "Use 60 % instead" }).click();
    await page.getByRole("button", { name: "Use 60 %" }).click();
    await expect(page.getByText("It has more than 60 % of the prompt’s phrases in the answer.")).toBeVisible();
  });

  await test.step("the call says the same, and nothing to who only labels", async () => {
    const path = `${project}/checks`;
    const answer = await new ApiClient(request, tokenOf("lead@demo.local")).get(path);
    expect(((await answer.json()) as { checks: { key: string }[] }).checks.map(({ key }) => key)).toContain(
      "from-the-web",
    );
    const refused = await new ApiClient(request, tokenOf("annotator1@demo.local")).get(path);
    expect(refused.status()).toBe(404);
  });
});
