import { expect, type Page, test } from "@playwright/test";
import { described } from "./described";
import { expectAccessible } from "./looking";
import { signInAs } from "./people";

async function openProject(page: Page, name: string): Promise<string> {
  await signInAs(page, name);
  await page.goto("/");
  return (await page.getByRole("link", { name: "Helpful answers", exact: true }).first().getAttribute("href"))!;
}

/** Presses Tab until something of this name has the focus, and says how often that took. */
async function stopsTo(page: Page, name: RegExp, most: number): Promise<number> {
  for (let stops = 1; stops <= most; stops++) {
    await page.keyboard.press("Tab");
    const text = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
    );
    if (name.test(text)) return stops;
  }
  return Number.POSITIVE_INFINITY;
}

async function search(page: Page, text: string): Promise<void> {
  const field = page.getByRole("combobox", { name: "Search and commands" });
  if (!(await field.isVisible())) await page.keyboard.press("Control+k");
  await field.fill(text);
}

test("each filter is one step of Back, and a list that filters hide says so", async ({ page }) => {
  const project = await openProject(page, "Nadia Fenwick");
  await page.goto(`${project}/examples`);
  const kind = page.getByRole("combobox", { name: "Kind" });
  const slice = page.getByRole("combobox", { name: "Slice" });
  await kind.selectOption("instruction");
  await expect(page).toHaveURL(/kind=instruction/);
  await slice.selectOption({ index: 1 });
  await expect(page).toHaveURL(/slice=/);
  await page.getByRole("searchbox").pressSequentially("zzzz", { delay: 20 });
  await expect(page.getByText("No example matches")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/kind=instruction.*slice=|slice=.*kind=instruction/);
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await page.goBack();
  await expect(page).not.toHaveURL(/slice=/);
  await expect(page).toHaveURL(/kind=instruction/);
  await page.goBack();
  await expect(page).toHaveURL(/\/examples$/);
  await page.getByRole("searchbox").fill("zzzz");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page.getByRole("table", { name: "Examples of the project" })).toBeVisible();

  await page.goto(`${project}/resolve?flagged=only&criterion=correct&slice=topic%3Dnothing`);
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/resolve$/);
});

test("the project stays around the pages of its guideline, and the place in it stays in view", async ({ page }) => {
  test.slow();
  const project = await openProject(page, "Nadia Fenwick");
  const rail = page.getByRole("navigation", { name: "Stages" });
  const current = page.locator('aside a[aria-current="page"]');
  for (const [place, name] of [
    ["", "Overview"],
    ["/settings/audit", "Settings"],
    ["/examples", "Examples"],
  ] as const) {
    await page.goto(project + place);
    await expect(current).toHaveText([name]);
  }
  const place = page.getByRole("navigation", { name: "Where you are" });
  await page.goto(`${project}/guideline`);
  await page.getByRole("link", { name: "Edit draft" }).click();
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}\/guideline\/[0-9a-f-]{36}\/edit$/);
  await expect(rail.getByRole("link", { name: "Guideline" })).toHaveAttribute("aria-current", "page");
  await expect(place).toContainText(/Helpful answers.*Guideline.*Draft of/);
  await page.getByRole("button", { name: "Review and publish" }).click();
  await expect(page).toHaveURL(new RegExp(`${project}/guideline/[0-9a-f-]{36}/publish$`));
  await rail.getByRole("link", { name: "Guideline" }).click();
  await page
    .getByRole("link", { name: /change request/ })
    .first()
    .click();
  await expect(rail.getByRole("link", { name: /Resolve/ })).toBeVisible();
  await expectAccessible(page, "change requests within a project");
  await rail.getByRole("link", { name: "Overview" }).click();
  await expect(page).toHaveURL(new RegExp(`${project}$`));
  // The last link that leads out of the project says so.
  await page.getByRole("link", { name: "Your projects" }).click();
  await expect(page).toHaveURL(/:\d+\/$/);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${project}/measure/agreement/helpfulness`);
  await page.mouse.wheel(0, 2000);
  await expect(place).toBeInViewport();
  await expect(page.getByRole("button", { name: /Measure › Helpfulness/ })).toBeInViewport();
});

test("search and commands finds what people call things, examples by id and text, and nothing by scattered letters", async ({
  page,
}) => {
  const project = await openProject(page, "Nadia Fenwick");
  await page.goto(project);
  const options = page.getByRole("option");
  const called = { password: "Account and tokens", token: "Account and tokens", export: "Release", invite: /Members/ };
  for (const [word, name] of Object.entries({
    ...called,
    audit: "Audit log",
    "dark mode": "Theme: dark",
    print: "Print this page",
    duplicates: "Import",
    shortcuts: "Keyboard shortcuts",
  })) {
    await search(page, word);
    await expect(options.filter({ hasText: name }).first(), word).toBeVisible();
  }
  await search(page, "pswrd");
  await expect(page.getByText("Nothing matches.")).toBeVisible();
  await search(page, "maren");
  await expect(options.filter({ hasText: "Maren Holt" })).toBeVisible();
  await search(page, "verbal agreement binding");
  await expect(options).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/examples\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Is a verbal agreement legally binding?").first()).toBeVisible();
});

test("an annotator finds by text only what they have labelled, and comes to it", async ({ page }) => {
  const project = await openProject(page, "Maren Holt");
  const answer = await page.request.get(`/api/v1${project}/submitted?limit=1`);
  const { items } = await (await described(page.request, "GET", answer)).json();
  await page.goto(project);
  await search(page, items[0].exampleId);
  await page.getByRole("option").filter({ hasText: items[0].exampleId }).click();
  await expect(page).toHaveURL(/\/label\?example=/);
  await expect(page.getByRole("dialog", { name: "The example that you looked for" })).toContainText(items[0].exampleId);
  await page.goto(project);
  await search(page, "audit");
  await expect(page.getByText("Nothing matches.")).toBeVisible();
});

test("what waits is the first stop of the main pages, and what forms end with the second", async ({ page }) => {
  const lead = await openProject(page, "Nadia Fenwick");
  for (const [address, action] of [
    [lead, /Open Resolve/],
    [`${lead}/assign`, /Open the round/],
    ["/guidelines", /New guideline/],
  ] as const) {
    await page.goto(address);
    await expect(page.locator("#content [data-primary]").first()).toBeEnabled();
    expect(await stopsTo(page, /^To what waits/, 2), address).toBe(1);
    await expect(page.locator(":focus"), address).toHaveText(action);
  }
  await page.goto(`${lead}/assign`);
  const open = page.getByRole("button", { name: "Open the round", exact: true });
  await expect(open).toBeEnabled();
  await stopsTo(page, /^To what waits/, 1);
  await page.keyboard.press("Enter");
  await expect(open).toBeFocused();

  await page.context().clearCookies();
  await openProject(page, "Maren Holt");
  await page.goto("/");
  await stopsTo(page, /^To what waits/, 1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/label$/);
});

test("in forced colours what is chosen is told apart by the system's own pair", async ({ page }) => {
  const project = await openProject(page, "Nadia Fenwick");
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(`${project}/measure/agreement/helpfulness`);
  const ground = (name: string, current: boolean) =>
    page
      .getByRole("navigation", { name })
      .locator(current ? "[aria-current=page]" : "a:not([aria-current])")
      .first()
      .evaluate((link) => getComputedStyle(link).backgroundColor);
  expect(await ground("Stages", true)).not.toBe(await ground("Stages", false));
  await expectAccessible(page, "a criterion in forced colours");
});

test("on paper stand project, version, place, filters and date, and no buttons", async ({ page }) => {
  const project = await openProject(page, "Nadia Fenwick");
  await page.goto(`${project}/examples?kind=instruction&sort=-id`);
  await page.emulateMedia({ media: "print" });
  const header = page.locator("[data-print-header]");
  await expect(header).toContainText(/Helpful answers · guideline version \d+ · [0-9a-f]{4}/);
  await expect(header).toContainText("Nadia FenwickExamples");
  await expect(header).toContainText("Kind: instruction · Order: id, descending");
  await expect(header).toContainText(String(new Date().getFullYear()));
  for (const hidden of [
    page.getByRole("navigation", { name: "Stages" }),
    page.getByRole("button", { name: "Next page" }),
  ])
    await expect(hidden).toBeHidden();
  const cut = await page
    .getByRole("cell")
    .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length);
  expect(cut).toBe(0);
});
