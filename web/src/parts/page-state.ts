// What every part of the page may use: the story, the way to show words, the decisions of the reader.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Evidence } from "../model/document";
import type { Decision } from "../model/decisions";
import type { Place } from "../model/place";
import type { RowKind } from "../model/rows";
import type { StoryModel } from "../model/story-model";

export interface PageState {
  model: StoryModel;
  open: string[];                                              // groups unfolded in the matrix
  show: (evidence: Evidence, row: string) => void;
  go: (change: Partial<Place>, replace?: boolean) => void;
}
export const Page = createContext<PageState>(null as unknown as PageState);
export const useModel = (): StoryModel => useContext(Page).model;

export interface Subject { evidence: Evidence; kind: RowKind; title: string; other?: Evidence }   // other: the far side of a link
export interface Desk {
  decisions: Decision[];
  fault: string;                                               // why the last change was not kept; empty: it was
  decide: (subject: Subject, what: string, note: string, value: string) => void;
  undo: (index?: number) => void;                              // without a number: the last one
  ask: (what: "wrong" | "note" | "cite", subject: Subject) => void;
}
export const DeskState = createContext<Desk>(null as unknown as Desk);

// Where decisions are kept other than in the browser.
export interface DecisionKeeper {
  load: (story: string) => Promise<Decision[]>;
  add: (story: string, decision: Decision) => Promise<number>;   // its key
  remove: (story: string, key: number) => Promise<void>;
}
export const Keeper = createContext<DecisionKeeper | null>(null);

// The pages of a server, beside its stories.
export const PAGES: [string, string][] = [["/", "Stories"], ["/search", "Search"], ["/sources", "Sources"], ["/notices", "Notices"]];
