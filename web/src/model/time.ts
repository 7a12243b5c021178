// Times as printed on the page. A day is never midnight, a time without a zone gets none.
import type { Account, PrintedTime } from "./document";

const COARSE = new Set(["day", "month", "year"]);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// "2024-05-14" -> "14 May 2024"; "2024-05" -> "May 2024"; what has another form stays as it is.
export function dayInWords(value: string): string {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  if (!found) return value;
  const [, year, month, day] = found;
  const name = month ? MONTHS[Number(month) - 1] : "";
  return [day ? String(Number(day)) : "", name, year].filter(Boolean).join(" ");
}

// ISO 8601 as the store has it: "2024-05-14T10:05:00Z" -> "14 May 2024, 10:05 UTC"; "2024-05-14" -> "14 May 2024".
export function isoInWords(value: string): string {
  const hour = /T(\d{2}:\d{2})(?::\d{2})?(Z)?/.exec(value);
  return dayInWords(value.slice(0, 10)) + (hour ? `, ${hour[1]}${hour[2] ? " UTC" : value.slice(hour.index + hour[0].length)}` : "");
}

// Two parts, so that a list can print a day once: "14 May 2024" and "10:05 UTC" ("" for a whole day).
export function dayAndHour(time: PrintedTime | null): [string, string] {
  if (!time) return ["time unknown", ""];
  if (COARSE.has(time.precision)) return [dayInWords(time.value), ""];
  const date = new Date(time.value);
  if (Number.isNaN(date.getTime())) return [time.printed, ""];
  const iso = date.toISOString();
  return [dayInWords(iso.slice(0, 10)), `${iso.slice(11, 16)} UTC`];
}
export const when = (account: Account): string => dayAndHour(account.published).filter(Boolean).join(", ");
export const whenShort = (account: Account): string => dayAndHour(account.published).map((part) => part.replace(/ (\d{4}|UTC)$/, "")).filter(Boolean).join(" ");

// The interval that a time may mean, in milliseconds.
export function interval(time: PrintedTime): [number, number] | null {
  const begin = Date.parse(time.value);
  if (Number.isNaN(begin)) return null;
  const length = { day: 864e5, month: 31 * 864e5, year: 366 * 864e5 }[time.precision];
  return [begin, begin + (length ?? 0)];
}
