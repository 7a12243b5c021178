// A tally of three: tells it first, tells it too, says nothing of it.
export function Logo() {
  return <svg class="logo" viewBox="0 0 30 16" aria-hidden="true"><rect x="0" y="1" width="8" height="14" /><path d="M11.5 1.5h7v13h-7z M11.5 8l6-6.5 M11.5 13l7-7.5 M14 14.5l4.5-5" class="h" /><path d="M22.5 1.5h7v13h-7z" class="o" /></svg>;
}
