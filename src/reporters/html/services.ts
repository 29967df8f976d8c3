import type { Check } from "../../model/check.ts";
import { groupBy } from "../../model/group.ts";
import type { Inventory, Monitor, Service } from "../../model/inventory.ts";
import type { ReportInput } from "../input.ts";
import { pick } from "../report.ts";
import { positionOf } from "../text.ts";
import { type Html, html } from "./markup.ts";
import { chip, details, placeText, table } from "./pieces.ts";

/** Cards drawn; the others are in the inventory. */
const MOST = 60;

/** Each service with its path drawn: what callers enter by, what infers, what watches. Tests and examples are left out. */
export function serviceCards({ inventory, checks }: ReportInput): Html {
  const services = inventory.services.filter(({ inTests }) => !inTests);
  const shown = services.slice(0, MOST);
  const cards = shown.map((service) => card(service, inventory, checksOf(service, checks)));
  const more = services.length - shown.length;
  return html`${cards}${more > 0 ? html`<p>And ${more} more services.</p>` : ""}`;
}

/** What was judged of this service, by its place or by the name under which it is declared. */
function checksOf({ place }: Service, checks: readonly Check[]): readonly Check[] {
  const isHere = ({ subject }: Check) =>
    subject.kind === "service" && subject.place?.file === place.file && subject.place.line === place.line;
  const keys = new Set(checks.filter(isHere).map(({ subject }) => subject.key.split(".", 2).join(".")));
  return checks.filter(
    (check) =>
      check.subject.kind === "service" &&
      check.verdict !== "not-applicable" &&
      (isHere(check) || keys.has(check.subject.key.split(".", 2).join("."))),
  );
}

function card(service: Service, inventory: Inventory, checks: readonly Check[]): Html {
  const { name, kind, context, entry, guard, reasons } = service;
  const calls = pick(inventory.inferenceCalls, service.inferenceCalls);
  const monitors = pick(inventory.monitors, service.monitors);
  const groups = [...groupBy(monitors, ({ library, inert }) => `${library}\n${inert ?? ""}`).values()];
  const failing = checks.filter(({ verdict }) => verdict === "fail").length;
  const guarded =
    guard.state === "guarded" ? `guarded by ${guard.by}` : guard.state === "open" ? "open to every caller" : "guard unknown";
  const judged = table(
    `What was judged of ${name}`,
    [
      { title: "Rule", cell: ({ rule }: Check) => html`<code>${rule}</code>` },
      { title: "Verdict", cell: ({ verdict }) => chip(verdict) },
      { title: "Why", cell: ({ message }) => message },
    ],
    checks,
    false,
  );
  return html`<article class="card">
<h3>${name}</h3>
<p>${kind}, ${context}; ${guarded}. ${failing === 0 ? chip("good", "no failing check") : chip("bad", `${failing} failing`)}</p>
<ol class="path" aria-label="How ${name} answers and what watches it">
<li class="step"><span class="step-title">Entry</span><span class="box"><code>${entry}</code>${placeText(service.place)}</span></li>
<li class="step"><span class="step-title">Inference</span>${
    calls.length === 0
      ? html`<span class="box missing">in a server that is not this repository's code</span>`
      : calls.slice(0, 8).map((call) => html`<span class="box"><code>${call.call}</code>${placeText(call.place)}</span>`)
  }${calls.length > 8 ? html`<span class="box">and ${calls.length - 8} more</span>` : ""}</li>
<li class="step"><span class="step-title">Watched by</span>${
    monitors.length === 0
      ? html`<span class="box missing">nothing that its code or configuration reaches</span>`
      : groups.slice(0, 8).map(monitorBox)
  }${groups.length > 8 ? html`<span class="box">and ${groups.length - 8} more</span>` : ""}</li>
</ol>
${details(
  "How it was found",
  reasons.length === 0
    ? html``
    : html`<ul>${reasons.map(({ place, message }) => html`<li><code>${place.file}:${positionOf(place)}</code> ${message}</li>`)}</ul>`,
)}${details(`Its checks (${checks.length})`, judged)}</article>
`;
}

/** The places at which one library watches, with all that it measures there. */
function monitorBox(monitors: readonly Monitor[]): Html {
  const [{ library, inert, place }] = monitors as readonly [Monitor];
  const measures = [...new Set(monitors.flatMap((monitor) => monitor.measures))];
  const what = inert === undefined ? measures.join(", ") || "measures nothing" : `measures nothing: ${inert}`;
  const more = monitors.length - 1;
  return html`<span class="box${inert === undefined ? "" : " missing"}"><strong>${library}</strong> ${what}
${placeText(place)}${more > 0 ? html` <small>and at ${more} more ${more === 1 ? "place" : "places"}</small>` : ""}</span>`;
}
