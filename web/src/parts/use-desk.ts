// The decisions of the reader: kept with the story, undone one by one.
import { useCallback, useContext, useEffect, useMemo, useState } from "preact/hooks";
import { keep, load, targetOf, type Decision } from "../model/decisions";
import type { StoryModel } from "../model/story-model";
import { Keeper, type Desk, type Subject } from "./page-state";

export interface Asked { what: "wrong" | "note" | "cite"; subject: Subject }

export function useDesk(model: StoryModel | undefined): { desk: Desk; asked: Asked | null; close: () => void } {
  const story = model?.story.id ?? "";
  const keeper = useContext(Keeper);
  const [decisions, setDecisions] = useState<Decision[]>(() => (keeper ? [] : load(story)));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [fault, setFault] = useState("");
  const failed = useCallback((error: unknown) => setFault(error instanceof Error ? error.message : String(error)), []);
  useEffect(() => {
    if (keeper) keeper.load(story).then(setDecisions, failed); else setDecisions(load(story));
  }, [story, keeper, failed]);
  const change = useCallback((next: (before: Decision[]) => Decision[]) => setDecisions((before) => {
    const after = next(before);
    if (!keeper) keep(story, after);
    return after;
  }), [story, keeper]);
  const desk = useMemo<Desk>(() => ({
    decisions, fault,
    decide: (subject, what, note, value) => {
      if (!model) return;
      const target = [targetOf(model, subject.evidence), ...(what === "not derived" && subject.other ? [targetOf(model, subject.other)] : [])];
      const decision: Decision = { format: "tellings.decisions/1", target, do: what, ...(value && { value }), by: "", at: new Date().toISOString(), note };
      if (!keeper) return change((before) => [...before, decision]);
      keeper.add(story, decision).then((key) => { setFault(""); change((before) => [...before, { ...decision, key }]); }, failed);
    },
    undo: (index) => {
      const gone = decisions[index ?? decisions.length - 1];
      const leave = () => change((before) => before.filter((one) => one !== gone));
      if (!keeper || gone?.key === undefined) return leave();
      keeper.remove(story, gone.key).then(() => { setFault(""); leave(); }, failed);
    },
    ask: (what, subject) => setAsked({ what, subject }),
  }), [decisions, fault, model, change, keeper, story, failed]);
  return { desk, asked, close: useCallback(() => setAsked(null), []) };
}
