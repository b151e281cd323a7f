import { expect, type Locator, type Page } from "@playwright/test";
import { described } from "./described";
import { signInAs, test } from "./people";
import { expectOnScreen } from "./resolving";

/** The demo's longest example about which people differ. */
const LONGEST = "code-centre-div";

async function openDesk(page: Page, place = ""): Promise<string> {
  await signInAs(page, "Oskar Brandl");
  await page.goto("/");
  const project = await page.getByRole("link", { name: "Helpful answers", exact: true }).first().getAttribute("href");
  await page.goto(`${project}${place}`);
  return project!;
}

/** Scrolls as moving the focus does. */
const bring = (part: Locator) => part.evaluate((element) => element.scrollIntoView({ block: "nearest" }));

const chosen = (page: Page) => page.getByRole("region", { name: "Decision" }).getByRole("status");

test("all that deciding needs is on the first screen, and a gap is filed nowhere unseen", async ({ page }) => {
  const project = await openDesk(page, `/resolve?example=${LONGEST}&of=issues`);
  const settle = page.getByRole("button", { name: "Settle and next" });
  await expectOnScreen(page, settle);
  for (const name of ["What is the answer?", "Why did people differ?"])
    await expectOnScreen(page, page.getByRole("group", { name }));
  await expectOnScreen(page, page.getByRole("heading", { name: "Issues" }));
  await expect(page.getByRole("table", { name: "Labels for Issues" })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);

  await page.keyboard.press("1");
  await page.keyboard.press("g");
  await expect(chosen(page)).toContainText("Still to choose: a change request");
  await expect(settle).toBeDisabled();
  await expectOnScreen(page, page.getByRole("radio", { name: /^A new one/ }));
  await page.keyboard.press("0");
  await page.keyboard.press("o");
  await expect(chosen(page)).toContainText(": Guideline gap");

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys and reasons" })).toContainText("Settle and go to the next case");
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await expect(page.getByText("What the guideline says")).toBeVisible();
  await page.reload();
  await expect(page.locator("details", { hasText: "What the guideline says" })).toHaveAttribute("open", "");
  await page.keyboard.press("c");

  await page.keyboard.press("1");
  await page.keyboard.press("s");
  await expect(chosen(page)).toContainText("Slip");
  // Somebody is faster.
  const faster = { example: LONGEST, criterion: "issues", value: null, reason: "slip", note: "Seen." };
  const origin = new URL(page.url()).origin;
  const made = await page.request.post(`/api/v1${project}/resolutions`, { data: faster, headers: { origin } });
  await described(page.request, "POST", made);
  expect(made.status()).toBe(201);
  await page.keyboard.press("Control+Enter");
  await expectOnScreen(page, page.getByText("Somebody settled this while you were at it"));
  await page.getByRole("button", { name: "Take theirs back and settle mine" }).click();
  await expect(page.getByText(`Settled ${LONGEST}, Issues`)).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText(`${LONGEST}, Issues waits again.`).first()).toBeVisible();
});

test("on a phone nothing covers the answers", async ({ arrive }) => {
  const page = await arrive({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await openDesk(page, `/resolve?example=${LONGEST}&of=issues`);
  await page.getByRole("link", { name: /Still to choose/ }).click();
  const answer = page.getByRole("group", { name: "What is the answer?" }).getByRole("radio").first();
  await bring(answer);
  await expectOnScreen(page, answer);
  await answer.check();
  const reason = page.getByRole("radio", { name: /^Legitimate disagreement/ });
  await bring(reason);
  await expectOnScreen(page, reason);
  await reason.check();
  await expect(chosen(page)).toContainText("Legitimate disagreement");
  const note = page.getByRole("textbox", { name: "Note" });
  await bring(note);
  await expectOnScreen(page, note);
  await expectOnScreen(page, page.getByRole("button", { name: "Settle and next" }));
});

test("what a rule settles is seen before and found after, and taken back one by one and at once", async ({ page }) => {
  const project = await openDesk(page, "/resolve/rule?method=majority&least=5&among=6&criterion=correct");
  const offered = page.getByRole("table", { name: "Cases that the rule would settle" }).getByRole("row");
  const button = page.getByRole("button", { name: /^Settle \d+ cases$/ });
  const count = Number(/\d+/.exec((await button.textContent())!)![0]);
  await expect(offered).toHaveCount(count + 1);
  await button.click();
  await expect(page).toHaveURL(/\/resolve\/settled\?batch=/);
  const settled = page.getByRole("table", { name: "Settled cases" }).getByRole("row");
  await expect(settled).toHaveCount(count + 1);
  await settled.nth(1).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("waits again.").first()).toBeVisible();
  await expect(settled).toHaveCount(count);
  await page.goto(`${project}/resolve/rule`);
  await page
    .getByRole("region", { name: "Settled by rules" })
    .getByRole("button", { name: "Take back" })
    .first()
    .click();
  await expect(page.getByText(`${count - 1} cases wait again.`).first()).toBeVisible();
});

test("an example has a page with its labels, decision and history, and leads to its case and back", async ({
  page,
}) => {
  await openDesk(page, "/examples");
  await page.getByRole("searchbox").fill(LONGEST);
  await expect(page.getByRole("table", { name: "Examples of the project" }).getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: LONGEST }).click();
  await page.getByRole("link", { name: "Labels, decisions and history" }).click();
  await expect(page.getByRole("heading", { level: 1, name: LONGEST })).toBeVisible();
  await expect(page.getByRole("region", { name: "History" })).toContainText("Labelled by 3 people under version 1");
  const issues = page.getByRole("table", { name: "Labels and decisions" }).getByRole("row", { name: /^Issues/ });
  await issues.getByRole("link", { name: "Open the case" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Issues" })).toBeVisible();
  await page.getByRole("link", { name: "Example and its history" }).click();
  await expect(page).toHaveURL(/\/examples\/[0-9a-f-]{36}$/);
});
