import { expect } from "@playwright/test";
import { expectAccessible } from "./looking";
import { signInAs, test } from "./people";

test("in the demo three clicks tell what is duplicated, what it did to agreement, which check not to trust, which source is odd, and whether evaluation is clean", async ({
  page,
}) => {
  await signInAs(page, "Nadia Fenwick");
  await page.goto("/");
  await page.getByRole("link", { name: "Helpful answers", exact: true }).first().click();
  const rail = page.getByRole("navigation").getByRole("link", { name: "Curate", exact: true }).first();
  const glance = page.getByRole("navigation", { name: "Curate" }).getByRole("link", { name: "At a glance" });
  const lineOf = (name: RegExp | string) => page.getByRole("row").filter({ hasText: name });
  const open = async () => {
    await rail.click();
    await glance.click();
    await expect(page.getByRole("heading", { name: "Quality" })).toBeVisible();
  };

  await test.step("evaluation data is in it, the weakest of all", async () => {
    await open();
    const line = lineOf("Evaluation data in it");
    await expect(line).toContainText("Weak");
    await line.getByRole("link", { name: "Contamination" }).click();
    await expect(page.getByRole("link", { name: "crawl-boiling" }).first()).toBeVisible();
  });

  await test.step("how much is duplicated, and what it did to agreement", async () => {
    await open();
    const line = lineOf("Says what others say");
    await expect(line).toContainText("10.6");
    await line.getByRole("link", { name: "Duplicates" }).click();
    const part = page.getByRole("region", { name: "What copies do to agreement" });
    await expect(part).toContainText(/On .+ alpha is 0\.\d\d with the copies and 0\.\d\d without them/);
  });

  await test.step("the odd source, and in what it is odd", async () => {
    await open();
    const line = lineOf("Source unlike the others");
    await expect(line).toContainText("demo-crawl");
    await line.getByRole("link", { name: "Inspect" }).click();
    await expect(page.getByRole("region", { name: "What is odd in one source only?" })).toContainText("demo-crawl");
  });

  await test.step("what they are about, and the examples of a topic", async () => {
    const part = page.getByRole("region", { name: "What are they about?" });
    await expect(part).toContainText(/Learnt of \d+ examples/);
    await expectAccessible(page, "topics");
    const topic = part.getByRole("listitem").first().getByRole("link").first();
    const name = (await topic.textContent())!;
    const rename = (now: string) => part.getByRole("button", { name: `Rename “${now}”` }).click();
    const dialog = page.getByRole("dialog", { name: "Rename this topic" });
    await rename(name);
    await expectAccessible(page, "renaming a topic");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Household");
    await dialog.getByRole("button", { name: "Rename the topic" }).click();
    await expect(part.getByRole("link", { name: "Household" })).toBeVisible();
    await expect(part).toContainText(`learnt as ${name}`);
    await rename("Household");
    await dialog.getByRole("button", { name: "Take back" }).click();
    await expect(topic).toHaveText(name);
    await topic.click();
    await expect(page.getByText(`Its learnt topic is “${name}”`)).toBeVisible();
    await page.goto(`${new URL(page.url()).pathname.replace(/examples$/, "facts/tokens")}?cut=topic`);
    await expect(page.getByRole("table").filter({ hasText: name })).toBeVisible();
  });

  await test.step("the check that is not to be trusted; what checks flag by themselves is to be looked at, and never weak", async () => {
    await open();
    await expect(lineOf("Check that is right least often")).toContainText(/Short answer.*Weak/s);
    const line = lineOf("flagged most by Short answer");
    await expect(line).toContainText("To look at");
    await line.getByRole("link", { name: "Checks" }).click();
    await expect(page.getByRole("link", { name: "Short answer" })).toHaveAttribute("aria-current", "true");
  });
});
