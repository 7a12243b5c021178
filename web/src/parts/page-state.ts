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
  decide: (subject: Subject, what: string, note: string) => void;
  undo: (index?: number) => void;                              // without a number: the last one
  ask: (what: "wrong" | "note" | "cite", subject: Subject) => void;
}
export const DeskState = createContext<Desk>(null as unknown as Desk);
