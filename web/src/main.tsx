// Reads the document that stands in the page and draws it; a page that a server gave asks the server.
import { render } from "preact";
import { App } from "./app";
import { takeToken } from "./desk/api";
import { Desk } from "./desk/desk";
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
import "./style/desk.css";
import "./style/narrow.css";
import "./style/print.css";

performance.mark("begin");
const given = JSON.parse(document.getElementById("collation")!.textContent ?? "{}") as Collation | { served: true };
const root = document.getElementById("app")!;
root.replaceChildren();
if ("served" in given) takeToken();
render("served" in given ? <Desk /> : <App collation={given} />, root);
document.body.getBoundingClientRect();   // laid out, so that the measure holds all that a reader waits for
performance.measure("drawn", "begin");
