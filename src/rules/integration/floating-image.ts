import type { ImageUse } from "../../model/delivery.ts";
import type { Fix } from "../../model/fix.ts";
import type { Place } from "../../model/place.ts";
import { defineRule } from "../define.ts";

export default defineRule({
  id: "integration/floating-image",
  severity: "warning",
  summary: "What is deployed stands on a container image whose name can mean another image tomorrow.",
  basis: ["NIST AI RMF MANAGE 3.2", "NIST SP 800-190 3.1.2"],
  from: "source",
  check({ inventory, report }) {
    for (const { reference, place, role, use, version, ai } of inventory.delivery.images) {
      const subject = { kind: "service", key: `image:${place.file}:${reference}`, name: reference, place } as const;
      if (!ai) report.notApplicable(subject, { message: "No model of the project runs in this image." });
      else if (role === "build") report.notApplicable(subject, { message: "It only builds; nothing of it is deployed." });
      else if (use === "development") report.notApplicable(subject, { message: "Only developers and tests start it." });
      else if (version === "digest" || version === "tag")
        report.pass(subject, { message: "Its name holds a version.", evidence: { grade: "exists", places: [] } });
      else if (version === "unknown") report.unknown(subject, { message: "Its version is set elsewhere." });
      else if (use === "unknown")
        report.unknown(subject, { message: "Whether this compose file runs in production cannot be told." });
      else {
        report.fail(subject, {
          message: `The image ${reference} names no fixed version, so the next ${role === "base" ? "build" : "start"} can get another one than was tested.`,
          help: "Name the version, or better the digest, of the image that was tested.",
          place,
          fixes: () => fixes(reference, place, inventory.delivery.images),
        });
      }
    }
  },
});

/** The version that the rest of the repository runs, where it agrees on one; else a command that tells the digest. */
function fixes(reference: string, place: Place, images: readonly ImageUse[]): readonly Fix[] {
  const name = nameOf(reference);
  const fixed = new Set(
    images.flatMap((one) => (nameOf(one.reference) === name && /^(?:digest|tag)$/.test(one.version) ? [one.reference] : [])),
  );
  const [only, ...others] = fixed;
  // The place holds the reference alone only where nothing had to be filled in.
  if (
    only !== undefined &&
    others.length === 0 &&
    place.line === place.endLine &&
    place.endColumn - place.column === reference.length
  )
    return [{ title: `Name ${only}, as elsewhere`, safe: false, edits: [{ place, text: only }] }];
  if (!/^[\w./:@-]+$/.test(reference)) return [];
  const command = `docker buildx imagetools inspect ${reference} --format "{{.Manifest.Digest}}"`;
  return [{ title: "Look up its digest", safe: true, command }];
}

function nameOf(reference: string): string {
  return reference.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
}
