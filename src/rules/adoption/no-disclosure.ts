import { claimAt, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { serviceEntryFor } from "../declared.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "adoption/no-disclosure",
  severity: "off",
  offBecause:
    "what a page says in its texts, pictures and translations, and whether it is obvious who answers, cannot be read from the source",
  summary: "People talk to a language model through a page, and nobody says where they are told so.",
  basis: ["EU AI Act Art. 50(1)"],
  from: "both",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report, inventory } = context;
    for (const entry of manifest.services) {
      const { name, path, disclosure } = entry;
      const subject = declaredSubject(manifest, "service", `services.${name}`, name, [...path, "name"]);
      const pages = inventory.services.filter(
        (service) =>
          service.kind === "app" &&
          !service.inTests &&
          serviceEntryFor(manifest, service) === entry &&
          service.inferenceCalls.some((index) => inventory.inferenceCalls[index]!.kind === "llm"),
      );
      const [page] = pages;
      const at = [...path, "disclosure"];
      const claim = claimAt(manifest, at, disclosure);
      if (page === undefined) report.notApplicable(subject, { message: "No page of it asks a language model." });
      else if (claim === "unreadable") report.unknown(subject, { message: "Its disclosure has a mistake in it; mend it first." });
      else if (claim === "given") {
        const message = `People are told: ${disclosure}.`;
        report.pass(subject, { message, evidence: { grade: "declared", places: [{ place: manifest.placeOf(at), message }] } });
      } else {
        report.fail(subject, {
          message: `People talk to a model through ${name}, and the manifest does not say where they are told so.`,
          help: "Say on the page that a machine answers, then name the place under disclosure.",
          place: claim === "placeholder" ? manifest.placeOf(at) : subject.place!,
          related: [{ place: page.place, message: "the page" }],
          fixes: claim === "placeholder" ? [] : fillIn(manifest, at),
        });
      }
    }
  },
});
