// A story whose fields are full of markup is drawn as words: nothing runs, nothing is loaded, every view stays readable.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostile } from "./hostile";
import { fileOf, launch, open, ready, sidewaysScroll } from "./open-page";
import { disputed } from "./sample";

describe.skipIf(!ready)("hostile story", () => {
  let browser: Browser;
  beforeAll(async () => { browser = await launch(); }, 240_000);
  afterAll(() => browser?.close());

  it("stays words in every view", async () => {
    const document = hostile();
    const file = fileOf(document);
    const id = encodeURIComponent(document.stories[0]!.accounts[0]!.id), other = encodeURIComponent(document.stories[0]!.accounts[1]!.id);
    for (const hash of ["", `#account/${id}/0-5`, `#parallel/${id}/${other}`, "#story/%3Cscript%3E?at=%22%3E&ev=x:1-2&row=__proto__", "#account/constructor/9-1"]) {
      const { page, faults } = await open(browser, file, hash, { viewport: { width: 390, height: 800 } });
      expect(await page.locator("main").innerText(), hash).toContain("<");
      expect(await page.evaluate(() => (window as unknown as { __ran?: number }).__ran), hash).toBeUndefined();
      expect(await page.locator("main img, main script, main style, [onclick], [onerror], a[href^='javascript']").count(), hash).toBe(0);
      expect(await sidewaysScroll(page), hash).toBeLessThanOrEqual(0);
      expect(faults, hash).toEqual([]);
      await page.context().close();
    }
  });

  it("can be decided on and cited", async () => {
    const { page, faults } = await open(browser, fileOf(hostile()));
    await page.locator("#brief a[data-ev]").first().click();
    await page.getByRole("button", { name: "Cite" }).click();
    expect(await page.getByLabel("Citation").inputValue()).toContain("<");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Note" }).click();
    await page.getByLabel("Your note").fill("</script><img src=x onerror=window.__ran=1>");
    await page.getByRole("button", { name: "Keep" }).click();
    expect(await page.locator(".byhand").innerText()).toContain("</script>");
    expect(await page.evaluate(() => (window as unknown as { __ran?: number }).__ran)).toBeUndefined();
    expect(faults).toEqual([]);
  });

  it("refuses what is not its own script", async () => {
    const { page } = await open(browser, fileOf(disputed()));
    const refused = await page.evaluate(async () => {
      const directives: string[] = [];
      addEventListener("securitypolicyviolation", (event) => directives.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.__ran = 1";
      const image = document.createElement("img");
      image.src = "https://outlet.example/pixel.png";
      document.body.append(script, image);
      const answer = await fetch("https://outlet.example/").then(() => "answered", () => "refused");
      for (let waited = 0; directives.length < 3 && waited < 600; ++waited) await new Promise((resolve) => setTimeout(resolve, 50));   // reported in tasks of their own
      return [...directives, answer];
    });
    expect(refused.sort()).toEqual(["connect-src", "img-src", "refused", "script-src-elem"]);
    expect(await page.evaluate(() => (window as unknown as { __ran?: number }).__ran)).toBeUndefined();
  });
}, 240_000);
