import AxeBuilder from "@axe-core/playwright";
import { type ConsoleMessage, expect, type Page } from "@playwright/test";

export interface Way {
  width: number;
  colorScheme: "light" | "dark";
}

export const DESK: Way = { width: 1440, colorScheme: "light" };
export const PHONE: Way = { width: 390, colorScheme: "dark" };
const DESK_AT_NIGHT: Way = { width: 1440, colorScheme: "dark" };
const PHONE_BY_DAY: Way = { width: 390, colorScheme: "light" };
export const ALL_WAYS = [DESK, PHONE, DESK_AT_NIGHT, PHONE_BY_DAY];

/** One of the four ways, which the address says, so that all pages together are seen in all. `npm run looks` looks at each in all four. */
function waysOf(address: string): readonly Way[] {
  if (process.env.LOOKS === "all") return ALL_WAYS;
  const letters = [...address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "")];
  const sum = letters.reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return [ALL_WAYS[sum % ALL_WAYS.length]!];
}

/**
 * Opens a page and looks at it in each of these ways: what axe says about it, and that nothing of it sticks out at the side, at any width.
 * It comes with its policy, and complains of nothing in the console.
 */
export async function look(page: Page, address: string, ways = waysOf(address)): Promise<void> {
  const complaints: string[] = [];
  const listen = (message: ConsoleMessage) => message.type() === "error" && complaints.push(message.text());
  page.on("console", listen);
  for (const [n, { width, colorScheme }] of ways.entries()) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    if (n === 0) await open(page, address);
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    await expectAccessible(page, `${address} at ${width} px, ${colorScheme}`);
  }
  await expectNothingBeyond(page, address);
  page.off("console", listen);
  expect.soft(complaints, address).toEqual([]);
}

async function open(page: Page, address: string): Promise<void> {
  const response = await page.goto(address);
  expect(response?.status(), address).toBe(200);
  expect(response?.headers()["content-security-policy"], address).toMatch(/script-src 'self' 'nonce-[\w+/=]{16,}'/);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await page.evaluate(() => {
    // What the browser puts off drawing keeps the colours of the theme before.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets.push(sheet);
  });
}

/** A narrow telephone and a usual one, a small window, and the desk at 200 % and as it is. */
const WIDTHS = [320, 390, 640, 720, 1440];

/** Whatever the width, nothing of a page sticks out at its side: what is wider scrolls by itself. */
async function expectNothingBeyond(page: Page, address: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await page.evaluate(async () => {
      // Two frames: what measures its place draws itself anew in the first.
      for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
      return document.scrollingElement!.scrollWidth - window.innerWidth;
    });
    expect.soft(beyond, `${address} at ${width} px: pixels beyond the side`).toBeLessThanOrEqual(0);
  }
}

/** What axe says against a page, or a part of it. */
export async function violations(page: Page, part = "html") {
  // No page has frames: one run in the page itself is all of it, and takes two thirds of the time. What is in order is not listed.
  const axe = new AxeBuilder({ page })
    .include(part)
    .setLegacyMode()
    .options({ resultTypes: ["violations"] });
  return (await axe.analyze()).violations;
}

export async function expectAccessible(page: Page, place: string): Promise<void> {
  // A colour that is changing is none yet; what turns for ever, such as a sign of waiting, is let turn.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== "running" || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  );
  const serious = (await violations(page)).filter(({ impact }) => impact === "serious" || impact === "critical");
  expect.soft(serious.map(inWords).join("\n"), place).toBe("");
}

function inWords({ id, nodes }: Awaited<ReturnType<typeof violations>>[number]): string {
  const [first] = nodes;
  return `${id} at ${first?.target.join(" ")}: ${first?.html} (${first?.failureSummary?.replaceAll("\n", " ")})`;
}
