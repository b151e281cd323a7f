import { expect, type Page } from "@playwright/test";

/** What a page did that no page may do: hostile text ran, a dialog opened, something was asked of another host. */
export type Wrongs = string[];

/** Watches a page for all of its life. Hostile texts call `ran`; what the policy had to stop counts as well. */
export async function watch(page: Page, origin: string): Promise<Wrongs> {
  const wrongs: Wrongs = [];
  await page.exposeFunction("ran", (what: string) => wrongs.push(`ran: ${what}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      Reflect.get(window, "ran")(`${event.violatedDirective} of ${event.blockedURI} was violated`),
    );
  });
  page.on("dialog", (dialog) => {
    wrongs.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => wrongs.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) wrongs.push(`asked ${url.href}`);
  });
  return wrongs;
}

/** Opens a page: it answers, comes with a policy of its own, and holds nothing that could run or load. */
export async function openGuarded(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(200);
  const policy = response!.headers()["content-security-policy"] ?? "";
  const scripts = policy.split(";").find((directive) => directive.trim().startsWith("script-src "));
  expect(scripts, path).toMatch(/'nonce-[\w+/=]{16,}'/);
  expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expectInert(page, path);
}

/** No element that runs, loads or leads to a script, and nothing that turns the direction of its surroundings. */
export async function expectInert(page: Page, place: string): Promise<void> {
  const active = page.locator(
    '[onerror], [onload], iframe, object, embed, base, meta[http-equiv="refresh"], img, a[href^="javascript:" i], a[href^="data:" i]',
  );
  const found = await active.evaluateAll((elements) => elements.map((element) => element.outerHTML.slice(0, 200)));
  expect.soft(found, place).toEqual([]);
  expect.soft(await page.evaluate(turnedSurroundings), place).toEqual([]);
}

/**
 * Runs in the page. Texts with direction controls that share their line with other text, so that they turn it as well. A box ends
 * the reach of a control where it is not inline, or is isolated. What is only read aloud is a pixel wide.
 */
function turnedSurroundings(): string[] {
  const textsIn = (root: Element, wanted = /(?:)/) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: { text: string; parent: HTMLElement }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!wanted.test(node.textContent ?? "")) continue;
      const parent = node.parentElement!;
      if (parent.checkVisibility() && parent.offsetWidth > 1) found.push({ text: node.textContent ?? "", parent });
    }
    return found;
  };
  const isOpen = (box: Element) => {
    const { display, unicodeBidi } = getComputedStyle(box);
    return display === "contents" || (display === "inline" && !/isolate|plaintext/.test(unicodeBidi));
  };
  return textsIn(document.body, /[\u202a-\u202e\u2066-\u2069]/).flatMap(({ parent }) => {
    if (parent.matches("option, textarea")) return [];
    let box: HTMLElement = parent;
    while (isOpen(box) && box.parentElement) box = box.parentElement;
    const line = textsIn(box).map((one) => one.text);
    // Alone in its box: one such line, or all the paragraphs in one text.
    return /^(⟦[^⟦⟧]*⟧|<script>[\s\S]*⟧)$/.test(line.join("").trim()) ? [] : [box.outerHTML.slice(0, 300)];
  });
}
