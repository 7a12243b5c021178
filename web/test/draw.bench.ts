// How long a story of fifty accounts takes from the start of the script to the first picture:
//   npx vitest bench --run        (web/dist must be built)
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, bench, describe } from "vitest";
import { fileOf, launch, open, ready } from "./open-page";
import { many } from "./sample";

describe.skipIf(!ready)("story of 50 accounts", () => {
  let browser: Browser;
  let file: string;
  const drawn: number[] = [];
  beforeAll(async () => { browser = await launch(); file = fileOf(many(50)); }, 60_000);
  afterAll(async () => {
    drawn.sort((a, b) => a - b);
    console.log(`drawn in ${drawn[Math.floor(drawn.length / 2)]?.toFixed(0)} ms (median of ${drawn.length}, slowest ${drawn.at(-1)?.toFixed(0)} ms)`);
    await browser?.close();
  });

  bench("open", async () => {
    const { page } = await open(browser, file);
    drawn.push(await page.evaluate(() => performance.getEntriesByName("drawn")[0]!.duration));
    await page.context().close();
  }, { iterations: 10, time: 0, warmupIterations: 1, warmupTime: 0 });
}, 120_000);
