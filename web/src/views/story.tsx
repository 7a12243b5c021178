// The story, in the order in which a reporter needs it.
import type { Collation } from "../model/document";
import { Alone } from "./alone";
import { Brief } from "./brief";
import { Disputed } from "./disputed";
import { Figures } from "./figures";
import { Head } from "./head";
import { Matrix } from "./matrix";
import { Quotations } from "./quotations";
import { AccountList, LeftOut } from "./sources";
import { Stemma } from "./stemma";
import { Timeline } from "./timeline";
import { memo } from "../parts/memo";

export const SECTIONS = [["head", "Head"], ["brief", "Brief"], ["disputed", "Differ"], ["matrix", "Matrix"], ["quotes", "Quotations"], ["figures", "Figures"],
  ["stemma", "Sources"], ["alone", "Only one"], ["timeline", "Timeline"], ["accounts", "Accounts"]] as const;

export const StoryView = memo(function StoryView({ collation }: { collation: Collation }) {
  return (
    <>
      <Head /><Brief /><Disputed /><Matrix /><Quotations /><Figures /><Stemma /><Alone /><Timeline /><AccountList /><LeftOut collation={collation} />
    </>
  );
});
