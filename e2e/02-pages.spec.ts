import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./looking";

const FORBIDDEN_TO_ANNOTATORS = [
  "/import",
  "/assign",
  "/measure",
  "/measure/agreement/helpfulness",
  "/measure/annotators",
  "/measure/cases?criterion=helpfulness",
  "/measure/fatigue",
  "/measure/consensus",
  "/resolve",
  "/curate",
  "/curate/duplicates",
  "/curate/checks",
  "/curate/checks/measured",
  "/curate/read",
  "/curate/recipes",
  "/curate/contamination",
  "/curate/decisions",
  "/curate/examples",
  "/curate/facts/source",
  "/release",
  "/settings",
];

async function signInAs(page: Page, name: string): Promise<string> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name }).click();
  const project = page.getByRole("link", { name: "Helpful answers" }).first();
  await expect(project).toBeVisible();
  return (await project.getAttribute("href"))!;
}

test("what is known of an example stands on its page, also for who only reviews, and nowhere for annotators", async ({
  page,
}) => {
  const project = await signInAs(page, "Nadia Fenwick");
  await page.goto(`${project}/curate`);
  await expect(page.getByText(/^Facts of all \d+ examples are known\.$/)).toBeVisible();
  await page.goto(`${project}/examples`);
  const row = page.locator("a[href*='open=']").first();
  const opened = new URL((await row.getAttribute("href"))!, page.url()).searchParams.get("open");
  const path = `${project}/examples/${opened}`;
  await page.goto(path);
  const facts = page.getByRole("region", { name: "Facts" });
  await facts.getByRole("button", { name: "Characters" }).first().click();
  await expect(page.getByText("Code points of the text.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expectAccessible(page, path);
  for (const [name, status] of [
    ["Oskar Brandl", 200],
    ["Maren Holt", 404],
  ] as const) {
    await page.context().clearCookies();
    await signInAs(page, name);
    expect((await page.goto(path))?.status(), name).toBe(status);
  }
});

test("an annotator finds no page of the leads' and reviewers', and is sent round no loop", async ({ page }) => {
  const project = await signInAs(page, "Maren Holt");
  for (const place of FORBIDDEN_TO_ANNOTATORS) {
    const response = await page.goto(project + place);
    expect(response?.status(), place).toBe(404);
  }
});
