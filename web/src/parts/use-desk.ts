// The decisions of the reader: kept with the story, undone one by one.
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { keep, load, targetOf, type Decision } from "../model/decisions";
import type { StoryModel } from "../model/story-model";
import type { Desk, Subject } from "./page-state";

export interface Asked { what: "wrong" | "note" | "cite"; subject: Subject }

export function useDesk(model: StoryModel | undefined): { desk: Desk; asked: Asked | null; close: () => void } {
  const story = model?.story.id ?? "";
  const [decisions, setDecisions] = useState<Decision[]>(() => load(story));
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => setDecisions(load(story)), [story]);
  const change = useCallback((next: (before: Decision[]) => Decision[]) => setDecisions((before) => {
    const after = next(before);
    keep(story, after);
    return after;
  }), [story]);
  const desk = useMemo<Desk>(() => ({
    decisions,
    decide: (subject, what, note) => {
      if (!model) return;
      const target = [targetOf(model, subject.evidence), ...(what === "not derived" && subject.other ? [targetOf(model, subject.other)] : [])];
      change((before) => [...before, { format: "tellings.decisions/1", target, do: what, by: "", at: new Date().toISOString(), note }]);
    },
    undo: (index) => change((before) => before.filter((_, at) => at !== (index ?? before.length - 1))),
    ask: (what, subject) => setAsked({ what, subject }),
  }), [decisions, model, change]);
  return { desk, asked, close: useCallback(() => setAsked(null), []) };
}
