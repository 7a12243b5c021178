// The address as state: read on load and whenever it changes, written when the reader goes somewhere.
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { addressOfPlace, readAddress, type Place } from "../model/place";

export function usePlace(): [Place, (change: Partial<Place>, replace?: boolean) => void] {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const read = () => setHash(location.hash);
    addEventListener("hashchange", read);
    addEventListener("popstate", read);
    return () => { removeEventListener("hashchange", read); removeEventListener("popstate", read); };
  }, []);
  const go = useCallback((change: Partial<Place>, replace = false) => {
    const next = addressOfPlace({ ...readAddress(location.hash), ...change });
    if (next === location.hash) return;
    history[replace ? "replaceState" : "pushState"](null, "", next);
    setHash(next);
  }, []);
  return [useMemo(() => readAddress(hash), [hash]), go];
}
