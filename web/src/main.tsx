// Reads the document that stands in the page and draws it.
import { render } from "preact";
import { App } from "./app";
import type { Collation } from "./model/document";
import "./style/tokens.css";
import "./style/base.css";
import "./style/marks.css";
import "./style/frame.css";
import "./style/story.css";
import "./style/matrix.css";
import "./style/graph.css";
import "./style/panel.css";
import "./style/account.css";
import "./style/parallel.css";
import "./style/dialog.css";
import "./style/narrow.css";
import "./style/print.css";

performance.mark("begin");
const collation = JSON.parse(document.getElementById("collation")!.textContent ?? "{}") as Collation;
const root = document.getElementById("app")!;
root.replaceChildren();
render(<App collation={collation} />, root);
document.body.getBoundingClientRect();   // laid out, so that the measure holds all that a reader waits for
performance.measure("drawn", "begin");
