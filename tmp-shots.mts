import AxeBuilder from "@axe-core/playwright";
import { chromium } from "@playwright/test";

const base = "http://127.0.0.1:4310";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
const page = await context.newPage();
page.setDefaultTimeout(120000);
page.on("console", (m) => m.type() === "error" && console.log("CONSOLE", m.text().slice(0, 300)));
await page.goto(base + "/sign-in");
await page.getByRole("button", { name: "Nadia Fenwick" }).click();
await page.getByRole("heading").first().waitFor();
await page.waitForURL((u) => !u.pathname.includes("sign-in"));
const hrefs = await page
  .getByRole("link")
  .evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute("href")]));
const projects = [
  ...new Map(hrefs.filter(([, h]) => /^\/projects\/[0-9a-f-]{36}$/.test(h ?? "")).map(([t, h]) => [h, t])).entries(),
];
console.log(projects);
const project = projects[0]![0]!;
const only = process.argv[2];
const places: Record<string, string> = {
  resolve: "/resolve",
  curate: "/curate",
  flagged: "/curate?list=flagged",
  release: "/release",
};
for (const [name, place] of Object.entries(places)) {
  if (only && only !== name) continue;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const t = Date.now();
    await page.goto(base + project + place);
    await page.getByRole("heading").first().waitFor();
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.waitForTimeout(300);
      await page.screenshot({
        path: `/tmp/shots/${name}-${width}-${scheme}.png`,
        fullPage: width === 390 || name !== "resolve",
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const v of violations)
        console.log(
          name,
          width,
          scheme,
          v.impact,
          v.id,
          v.nodes[0]?.target.join(" "),
          v.nodes[0]?.failureSummary?.slice(0, 200),
        );
    }
    const beyond = await page.evaluate(() => document.scrollingElement!.scrollWidth - window.innerWidth);
    console.log(name, width, Date.now() - t, "ms, beyond", beyond);
  }
}
await browser.close();
