import { chromium } from "@playwright/test";
import { timePlaces } from "@/bench/editor/places";
import { openLongGuideline } from "@/bench/editor/world";
import { percentile } from "@/bench/label/percentile";
import { printTable } from "@/bench/measure";
import { browserFlags, ensureBrowser, findBrowser } from "@/scripts/checks/browser.mjs";
import { startTestInstance } from "@/scripts/checks/test-instance.mjs";

/**
 * Writing in a long guideline (60 criteria, 100 kB of text) in Chromium, on an instance as `npm start` makes it: how long from a key
 * to the painted letter, over a hundred keys at each place.
 */
const WANTED_MS = 50;

async function main() {
  ensureBrowser();
  const instance = await startTestInstance();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
  try {
    const page = await browser.newPage({ baseURL: instance.url, viewport: { width: 1440, height: 900 } });
    await openLongGuideline(page);
    const places = Object.entries(await timePlaces(page));
    printTable(
      ["key to paint, in", "keys", "p50 ms", "p95 ms", "largest ms"],
      places.map(([name, times]) => [
        name,
        String(times.length),
        ...[0.5, 0.95, 1].map((p) => percentile(times, p).toFixed(1)),
      ]),
    );
    const worst = Math.max(...places.map(([, times]) => percentile(times, 0.5)));
    const isMet = worst < WANTED_MS;
    console.log(`Largest median ${worst.toFixed(1)} ms (wanted under ${WANTED_MS} ms): ${isMet ? "met" : "not met"}\n`);
    if (!isMet) process.exitCode = 1;
  } finally {
    await browser.close();
    await instance.stop();
  }
}

await main();
