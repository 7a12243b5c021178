// Figures as compared, in words: "23", "about 40", "at least 14", "up to 250", "200 to 999".
import type { Figure, Reading } from "./document";

const grouped = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });

export function number(reading: Reading): string {
  const { value, low, high, qualifier } = reading;
  if (qualifier === "about" && value !== null) return `about ${grouped(value)}`;
  if (value !== null && (low === null || high === null || low === high)) {
    return qualifier === "exact" || qualifier === "about" ? grouped(value) : `${qualifier} ${grouped(value)}`;
  }
  if (low !== null && high !== null) return low === high ? grouped(low) : `${grouped(low)} to ${grouped(high)}`;
  if (low !== null) return `${qualifier === "more than" ? "more than" : "at least"} ${grouped(low)}`;
  if (high !== null) return `${qualifier === "under" ? "under" : "up to"} ${grouped(high)}`;
  return value === null ? "not said in numbers" : grouped(value);
}

// Currencies and measures; what is merely counted ("seats", "people") is one thing within a figure, named or not.
const MEASURE = /^(?:[A-Z]{3}|[kcm]?m|mi|ft|in|yd|ha|acres?|km2|[km]?g|t|lb|oz|l|gal|Cel|degF|km\/h|mph|k?Wh?|MW|GW)$/;
// The unit as printed beside a number; counted things need none, the measure names them.
export const unitOf = (reading: Reading): string => (reading.unit && (MEASURE.test(reading.unit) || reading.unit === "percent") ? reading.unit : "");
// Readings with one key say the same number; the unit tells 15 km from 15 miles.
export const sameNumber = (reading: Reading): string => `${reading.value}/${reading.low}/${reading.high}/${reading.unit && MEASURE.test(reading.unit) ? reading.unit : ""}`;

// Readings that say the same number stand together: most independent first, then most accounts, then as they come.
export function columnsOf(figure: Figure): Reading[][] {
  const columns = new Map<string, Reading[]>();
  for (const reading of figure.readings) {
    const column = columns.get(sameNumber(reading));
    if (column) column.push(reading); else columns.set(sameNumber(reading), [reading]);
  }
  const accounts = (column: Reading[]) => new Set(column.map((reading) => reading.account)).size;
  return [...columns.values()].sort((a, b) => (b[0]!.independent - a[0]!.independent) || accounts(b) - accounts(a));
}

export interface Extent { from: number; to: number; low_open: boolean; high_open: boolean }

// What part of the number line a reading covers; null where it gives no number.
export function extentOf(reading: Reading): Extent | null {
  const { value, low, high } = reading;
  const from = low ?? value ?? high, to = high ?? value ?? low;
  if (from === null || to === null) return null;
  return { from, to, low_open: low === null && reading.qualifier !== "exact" && reading.qualifier !== "about" && high !== null,
           high_open: high === null && low !== null };
}
