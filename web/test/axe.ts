// What axe finds against WCAG 2.2 A and AA, and its own good practice, in a page as it stands.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const axe = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

export async function violations(page: Page): Promise<string[]> {
  // Sections out of sight are not laid out; axe would see their guessed boxes lie over each other.
  await page.evaluate(() => { for (const section of document.querySelectorAll<HTMLElement>("main > section")) section.style.contentVisibility = "visible"; });
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
    const found = await axe.run({ runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
    return found.violations.flatMap((item) => item.nodes.slice(0, 3).map((node) => `${item.id}: ${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 300)}`));
  });
}
