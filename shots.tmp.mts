import { chromium } from "/work/wt/guideline/node_modules/@playwright/test/index.mjs";
import { AxeBuilder } from "/work/wt/guideline/node_modules/@axe-core/playwright/dist/index.mjs";
const base = "http://127.0.0.1:3917";
const who = process.argv[2]!; const only = process.argv.slice(3);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking"] });
const ctx = await b.newContext({ viewport: { width: 1440, height: 900 } });
const page = await ctx.newPage();
page.on("console", m => { if (m.type()==="error"||m.type()==="warning") console.log("console:", m.text().slice(0,300)); });
page.on("pageerror", e => console.log("pageerror:", e.message.slice(0,300)));
const csrf = (await (await ctx.request.get(base+"/api/auth/csrf")).json()).csrfToken;
await ctx.request.post(base+"/api/auth/callback/demo", { form: { csrfToken: csrf, email: who, callbackUrl: base }, headers: { origin: base } });
for (const spec of only) {
  const [name, path, w="1440", theme="light", full="1"] = spec.split("|");
  await page.setViewportSize({ width: Number(w), height: w==="390"?844:900 });
  await page.emulateMedia({ colorScheme: theme as any });
  const r = await page.goto(base+path, { waitUntil: "load" });
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `/tmp/gl/${name}.png`, fullPage: full==="1" });
  const sw = await page.evaluate(() => document.documentElement.scrollWidth);
  const axe = await new AxeBuilder({ page }).analyze();
  console.log(name, r?.status(), "scrollWidth", sw, axe.violations.map(v => `${v.id}(${v.impact}):${v.nodes.slice(0,2).map(n=>n.target.join(" ")+" "+n.html.slice(0,120)).join(" || ")}`).join("\n   "));
}
await b.close();
