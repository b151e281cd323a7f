import { expect, type Page } from "@playwright/test";
import { signInAs, test } from "./people";

/** What a lead asks who opens the demo for the first time, each answered by the pages within three clicks from the project's page. */

async function openProject(page: Page): Promise<void> {
  await signInAs(page, "Nadia Fenwick");
  await page.goto("/");
  await page.getByRole("link", { name: "Helpful answers", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Helpful answers" })).toBeVisible();
}

const stage = (page: Page, name: RegExp) =>
  page.getByRole("navigation", { name: "Stages" }).getByRole("link", { name });
const dashboard = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Dashboards" }).getByRole("link", { name, exact: true });

/** The figures of a column of a table, by row: alpha of each criterion. */
async function figures(page: Page, table: string, column: number): Promise<Map<string, number>> {
  const rows = page.getByRole("table", { name: table }).locator("tbody tr");
  await expect(rows.first()).toBeVisible();
  const found = new Map<string, number>();
  for (const row of await rows.all()) {
    const cells = await row.locator("th, td").allInnerTexts();
    const value = /[−-]?\d+\.\d+/.exec(cells[column] ?? "")?.[0];
    if (value !== undefined) found.set(cells[0]!.trim(), Number(value.replace("−", "-")));
  }
  return found;
}

const lowest = (of: ReadonlyMap<string, number>) => [...of].reduce((low, one) => (one[1] < low[1] ? one : low));

test("which criterion is weakest, and which examples should be discussed tomorrow", async ({ page }) => {
  await openProject(page);
  await stage(page, /^Measure/).click();
  const [weakest] = lowest(await figures(page, "Agreement by criterion", 2));
  await page.getByRole("table", { name: "Agreement by criterion" }).getByRole("link", { name: weakest }).click();
  await expect(page.getByRole("heading", { level: 1, name: weakest })).toBeVisible();
  const disputed = page.getByRole("table", { name: "The most disputed examples" });
  await expect(disputed.locator("tbody tr")).toHaveCount(10);
  await page.getByRole("link", { name: "All on which people differ" }).click();
  const cases = page.getByRole("table", { name: "Examples", exact: true }).locator("tbody tr");
  await expect(cases).toHaveCount(25);
  await expect(cases.first()).toContainText("%");
});

test("which pair disagrees most, and on what", async ({ page }) => {
  await openProject(page);
  await stage(page, /^Measure/).click();
  await page.getByRole("table", { name: "Agreement by criterion" }).getByRole("link", { name: "Helpfulness" }).click();
  const pairs = page.getByRole("table", { name: /^Who agrees with whom/ }).getByRole("link");
  await expect(pairs.first()).toBeVisible();
  const alphas = await pairs.evaluateAll((links) =>
    links.map((link) => Number(/alpha (\S+),/.exec(link.textContent ?? "")?.[1]?.replace("−", "-"))),
  );
  await pairs.nth(alphas.indexOf(Math.min(...alphas))).click();
  const cases = page.getByRole("table", { name: "Examples", exact: true }).locator("tbody tr");
  await expect(cases.first()).toBeVisible();
  // Two people, and they say something else.
  const said = await cases.first().getByRole("listitem").locator("bdi.font-medium").allInnerTexts();
  expect(said).toHaveLength(2);
  expect(said[0]).not.toBe(said[1]);
});

test("whether version 2 helped", async ({ page }) => {
  await openProject(page);
  await stage(page, /^Measure/).click();
  await page.getByRole("link", { name: "Versions side by side" }).click();
  await expect(page.getByRole("table", { name: "Agreement under versions 1 and 2" })).toBeVisible();
  const differences = await figures(page, "Agreement under versions 1 and 2", 4);
  expect(differences.get("Helpfulness")).toBeGreaterThan(0);
});

test("who is lenient, and by how much", async ({ page }) => {
  await openProject(page);
  await stage(page, /^Measure/).click();
  await dashboard(page, "Annotators").click();
  await expect(page.getByText(/Tomás Rey scores 0\.\d\d points above the others/)).toBeVisible();
});

test("who answers without reading", async ({ page }) => {
  await openProject(page);
  await stage(page, /^Measure/).click();
  await dashboard(page, "Annotators").click();
  const found = page.getByRole("note").filter({ hasText: "Worth a look together" }).getByRole("listitem");
  // Their answers differ, and they take much less time than others on the same examples: one all along, the other as he tires.
  const hasty = found.filter({ hasText: /answers often differ from everybody's, in \d+\u202f% of the others' time/ });
  await expect(hasty.filter({ hasText: "Kit Palmer" })).toHaveText(/ alpha would be 0\.\d\d higher without them/);
  const names = (await hasty.getByRole("link").allInnerTexts()).toSorted();
  expect(names).toEqual(["Kit Palmer", "Yusuf Demir"]);
});

test("whether anybody tires, and how sure that is", async ({ page }) => {
  await openProject(page);
  await stage(page, /^Measure/).click();
  await dashboard(page, "Fatigue").click();
  const changed = page.getByRole("note").filter({ hasText: "Labels of these people change over a session" });
  const person = changed.getByRole("listitem");
  // One person, with an interval that is below zero, and a second sign.
  await expect(person).toHaveCount(1);
  await expect(person).toHaveText(
    /^Yusuf Demir −\d+\u202f% \[−\d+, −\d+\] quality from the first to the last of \d+ labels, in \d sessions; also \w/,
  );
  await expect(page.getByRole("table", { name: /Whose labels change over a session/ })).toBeVisible();
});

test("what dropping the last third of each session would change", async ({ page }) => {
  await openProject(page);
  await stage(page, /^Measure/).click();
  await dashboard(page, "Fatigue").click();
  await page.getByRole("link", { name: "Without the last third" }).click();
  await expect(
    page.getByText(
      /With the first \d+ labels of each session only, \d+ of [\d,]+ labels \(\d\d\u202f%\) would not count\. Alpha would be 0\.\d\d instead of 0\.\d\d \([+−]0\.\d\d\)/,
    ),
  ).toBeInViewport();
  const change = page.getByRole("table", { name: "What would change" });
  const cells = await change
    .getByRole("row", { name: /^Labels that count/ })
    .getByRole("cell")
    .allInnerTexts();
  const [all, kept] = cells.slice(-3).map((text) => Number(text.replace(",", "")));
  expect(kept! / all!).toBeGreaterThan(0.6);
  expect(kept! / all!).toBeLessThan(0.75);
});

test("no dashboard is a heavy page", async ({ page }) => {
  await openProject(page);
  await stage(page, /^Measure/).click();
  const tabs = page.getByRole("navigation", { name: "Dashboards" }).getByRole("link");
  await expect(tabs.first()).toBeVisible();
  const places = await tabs.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(places).toHaveLength(5);
  const bytes = async (place: string) => (await (await page.request.get(place)).body()).length;
  for (const place of places) expect(await bytes(place), place).toBeLessThan(350_000);
  // With every part of the agreement on a criterion.
  expect(await bytes(`${places[0]}/agreement/helpfulness`)).toBeLessThan(400_000);
});

test("the keyboard alone: a map is one stop, a chart turns to a table under the same key, a menu gives the focus back", async ({
  page,
}) => {
  await openProject(page);
  await stage(page, /^Measure/).click();
  await page.getByRole("table", { name: "Agreement by criterion" }).getByRole("link", { name: "Helpfulness" }).click();
  const map = page.getByRole("table", { name: /^Who agrees with whom/ });
  const cells = map.getByRole("link");
  await expect(map.locator("a[tabindex='0']")).toHaveCount(1);
  await cells.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(map.locator(":focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await expect(cells.nth(1)).toBeFocused();

  const figure = page.getByRole("figure", { name: /^How did agreement go/ });
  await figure.getByRole("button", { name: "Show as table" }).press("Enter");
  await expect(figure.getByRole("button", { name: "Show as chart" })).toBeFocused();
  await expect(figure.getByRole("table")).toBeVisible();
  const menu = figure.getByRole("button", { name: /^Take along/ });
  await menu.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toBeFocused();

  await cells.nth(1).press("Enter");
  await expect(page.getByRole("table", { name: "Examples", exact: true })).toBeVisible();
});
