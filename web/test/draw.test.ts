// How long a story of fifty accounts takes from the start of the script to the page laid out. A benchmark, run by
//   TELLINGS_BENCH=1 node_modules/.bin/vitest run test/draw.test.ts        (web/dist must be built)
import { describe, expect, it } from "vitest";
import { fileOf, launch, open, ready } from "./open-page";
import { many } from "./sample";

describe.skipIf(!ready || !process.env["TELLINGS_BENCH"])("story of 50 accounts", () => {
  it("is drawn within 300 ms", async () => {
    const browser = await launch();
    const file = fileOf(many(50));
    const drawn: number[] = [], busy: number[] = [];
    for (let run = 0; run < 7; ++run) {
      const { page } = await open(browser, file);
      const client = await page.context().newCDPSession(page);
      await client.send("Performance.enable", { timeDomain: "threadTicks" });
      await page.reload();
      const metrics = new Map((await client.send("Performance.getMetrics")).metrics.map((metric) => [metric.name, metric.value]));
      busy.push(1000 * (metrics.get("ScriptDuration")! + metrics.get("LayoutDuration")! + metrics.get("RecalcStyleDuration")!));
      drawn.push(await page.evaluate(() => performance.getEntriesByName("drawn")[0]!.duration));
      await page.context().close();
    }
    await browser.close();
    drawn.sort((a, b) => a - b);
    console.log(`drawn in ${drawn.map((ms) => ms.toFixed(0)).join(", ")} ms; of processor time for script, style and layout ${busy.map((ms) => ms.toFixed(0)).join(", ")} ms`);
    expect(drawn[3]).toBeLessThan(300);
  }, 240_000);
});
