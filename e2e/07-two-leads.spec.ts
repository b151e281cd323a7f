import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { addCriterion, writeGuideline } from "./authoring";
import { violations } from "./looking";
import { signInAs, test } from "./people";

const TEXT = "# Tone\n\nRate the tone of the answer.\n\n# Facts\n\nLook every fact up.\n";
const text = (page: Page) => page.getByRole("textbox", { name: "Text of the guideline" });
const saved = (page: Page) => expect(page.getByText(/^Saved /)).toBeVisible();

test("two leads save one draft at once: nothing is lost, and the second merges both", async ({ arrive }) => {
  const [first, second] = await Promise.all([arrive(), arrive()]);
  await Promise.all([signInAs(first, "Nadia Fenwick"), signInAs(second, "Nadia Fenwick")]);
  await writeGuideline(first, `Two leads ${randomUUID()}`, TEXT);
  await addCriterion(first, { kind: "Scale", title: "How is the tone?", anchors: { 1: "Rude", 5: "Kind" } });
  await saved(first);
  await second.goto(first.url());

  await test.step("both write before either saw the other's text", async () => {
    await text(first).fill(TEXT.replace("the tone of", "the tone and pace of"));
    await first.getByRole("textbox", { name: "Anchor of 1" }).fill("Insults the reader");
    await saved(first);
    await text(second).fill(TEXT.replace("every fact", "every fact and date"));
    await second.getByRole("button", { name: "How is the tone?" }).first().click();
    await second.getByRole("textbox", { name: "Anchor of 1" }).fill("Mocks the reader");
    await second.getByRole("textbox", { name: "Anchor of 5" }).fill("Kind and calm");
  });

  const dialog = second.getByRole("dialog", { name: "Two versions of this draft" });
  await test.step("the second sees both texts and the one place where they clash", async () => {
    await second.getByRole("button", { name: "Compare and merge" }).click();
    for (const wording of ["Insults the reader", "Mocks the reader"])
      await expect(dialog.getByText(wording, { exact: true })).toBeVisible();
    await expect(dialog.getByRole("radio", { name: "As you have it" })).toBeChecked();
    await expect(dialog.getByText("1 place changed by both")).toBeVisible();
    expect(await violations(second, "[role=dialog]")).toEqual([]);
    await dialog.getByRole("radio", { name: "As Nadia Fenwick has it" }).check();
    await dialog.getByRole("button", { name: "Go on with both, merged" }).click();
  });

  await test.step("the merge holds what each wrote, on the page and in the store", async () => {
    await saved(second);
    for (const page of [second, first]) {
      if (page === first) await page.reload();
      await expect(text(page)).toHaveValue(/tone and pace of[\s\S]*every fact and date/);
      await page.getByRole("button", { name: "How is the tone?" }).first().click();
      await expect(page.getByRole("textbox", { name: "Anchor of 1" })).toHaveValue("Insults the reader");
      await expect(page.getByRole("textbox", { name: "Anchor of 5" })).toHaveValue("Kind and calm");
    }
  });
});

test("a lead writes by keyboard: order, undo, a decision rule, and examples written and picked", async ({ arrive }) => {
  const page = await arrive();
  await signInAs(page, "Nadia Fenwick");
  await writeGuideline(page, `By keyboard ${randomUUID()}`, TEXT);
  await addCriterion(page, { kind: "Text", title: "First" });
  await addCriterion(page, { kind: "Text", title: "Second" });
  const outline = page.getByRole("navigation", { name: "Outline" });
  const order = outline.getByRole("list").last().getByRole("button");

  await test.step("criteria move by keyboard and by drag, and undo brings them back", async () => {
    await outline.getByRole("button", { name: "Second" }).press("Alt+ArrowUp");
    await expect(order).toHaveText(["Second", "First"]);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(order).toHaveText(["First", "Second"]);
    await outline.getByRole("button", { name: "Second" }).dragTo(outline.getByRole("button", { name: "First" }));
    await expect(order).toHaveText(["Second", "First"]);
  });

  await test.step("undo brings a removed criterion and overwritten text back", async () => {
    await outline.getByRole("button", { name: "First" }).click();
    await page.getByRole("button", { name: "Remove this criterion" }).click();
    await expect(order).toHaveText(["Second"]);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(order).toHaveText(["Second", "First"]);
    await text(page).fill("gone");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(text(page)).toHaveValue(TEXT);
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(text(page)).toHaveValue("gone");
    await page.keyboard.press("ControlOrMeta+z");
  });

  await test.step("a decision rule comes behind the clause of the caret", async () => {
    await outline.getByRole("button", { name: "Tone" }).click();
    await page.getByRole("button", { name: "Add a decision rule" }).click();
    await page.getByRole("menuitem", { name: "When to refuse" }).press("Enter");
    await expect(text(page)).toHaveValue(/Rate the tone[\s\S]*## When to refuse[\s\S]*# Facts/);
    await expect(outline.getByRole("button", { name: "When to refuse" })).toBeVisible();
  });

  await test.step("an example stands beside what it explains", async () => {
    await outline.getByRole("button", { name: "Second" }).click();
    await page.getByRole("button", { name: "Add an example" }).last().click();
    await page.getByRole("button", { name: "Write a text" }).click();
    await page.getByRole("combobox", { name: "It is" }).selectOption("bad");
    await page.getByRole("textbox", { name: "Why" }).fill("It shouts.");
    await page.getByRole("textbox", { name: "Text", exact: true }).fill("READ THE MANUAL");
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    const shown = page.getByRole("article", { name: "Second" });
    await shown.getByText("It shouts.").click();
    await expect(shown.getByText("READ THE MANUAL")).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});
