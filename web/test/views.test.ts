// Every view and box of the page against WCAG 2.2 AA, light and dark, wide and narrow, on a small document that has all parts.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe";
import { fileOf, launch, open, ready } from "./open-page";
import { disputed } from "./sample";

describe.skipIf(!ready)("views", () => {
  let browser: Browser;
  let file: string;
  beforeAll(async () => { browser = await launch(); file = fileOf(disputed()); }, 240_000);
  afterAll(() => browser?.close());

  for (const hash of ["#story?ev=a1:0-13&row=link-1", "#account/a1/0-2", "#parallel/a1/a2,a3"]) {
    it(hash, async () => {
      const { page, faults } = await open(browser, file, hash);
      expect(await violations(page), "light").toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize({ width: 390, height: 800 });
      expect(await violations(page), "dark, phone").toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    });
  }

  it("boxes", async () => {
    const { page } = await open(browser, file, "#story?ev=a1:0-2&row=f-1");
    for (const name of ["Cite", "This is wrong", "Note"]) {
      await page.getByRole("button", { name }).click();
      expect(await violations(page), name).toEqual([]);
      await page.keyboard.press("Escape");
    }
    await page.keyboard.press("?");
    expect(await violations(page), "?").toEqual([]);
  });

  it("says what there is to say where nothing was read", async () => {
    const { page, faults } = await open(browser, fileOf({ ...disputed(), stories: [] }));
    expect(await page.locator("main").innerText()).toContain("No account could be read");
    expect(faults).toEqual([]);
  });
}, 240_000);
