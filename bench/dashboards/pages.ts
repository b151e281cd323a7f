import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import type { World } from "@/bench/label/world";
import { findProcess, killHard, waitForSuccessor } from "@/scripts/endure/instance";

/** The dashboards, each about another criterion so that none finds what another has read. */
export const DASHBOARDS: Record<string, string> = {
  overview: "/measure",
  agreement: "/measure/agreement/score",
  annotators: "/measure/annotators?criterion=helpful",
  fatigue: "/measure/fatigue?criterion=safe",
  consensus: "/measure/consensus?criterion=topic",
};

/** A lead's browser, signed in. */
export async function openBrowser(browser: Browser, { url, leadSession }: World): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: "next-auth.session-token", value: leadSession, url }]);
  return context.newPage();
}

/** Milliseconds from asking for a page until all of it, every figure with its interval, has been painted. */
export async function timePaint(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit", timeout: 180_000 });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const looking = setInterval(() => {
          if (document.readyState !== "complete" || document.querySelector("[data-skeleton]")) return;
          clearInterval(looking);
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        }, 4);
      }),
  );
}

/** Kills the web server and waits until its successor answers: it has nothing in memory. */
export async function restartWeb(url: string, dataDir: string): Promise<void> {
  const before = findProcess(dataDir, "web");
  if (!before) throw new Error("The web server does not run");
  killHard("web", before);
  await waitForSuccessor(dataDir, "web", before.pid, 60_000);
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(100)) {
    // Of the server behind, which answers the dashboards.
    const page = await fetch(`${url}/sign-in`).catch(() => null);
    if (page?.ok) return;
  }
  throw new Error("The web server did not become healthy again");
}
