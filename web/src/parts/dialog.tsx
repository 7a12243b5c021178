// A modal box of the browser's own: it keeps the focus inside, closes on Escape and gives the focus back.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export function Dialog({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {  // before anything can be pressed: an Escape must find it open
    const dialog = box.current!;
    const before = document.activeElement as HTMLElement | null;
    dialog.showModal();
    return () => { if (dialog.open) before?.focus(); };  // closed, it has given the focus back: another key may have moved it on
  }, []);
  return (
    <dialog ref={box} aria-label={title} onClose={close} onClick={(event) => { if (event.target === box.current) box.current?.close(); }}>
      <header><h2>{title}</h2><button type="button" class="plain" aria-label="close" onClick={() => box.current?.close()}>✕</button></header>
      {children}
    </dialog>
  );
}
