import { addressee, claimAt, declaredSubject, fillIn, manifestToJudge } from "../claimed.ts";
import { defineRule } from "../define.ts";
import { MEASURE_NAMES } from "../monitoring.ts";

export default defineRule({
  id: "mlops/no-alert",
  severity: "warning",
  summary: "A monitor measures, and nobody is told.",
  basis: ["NIST AI RMF MANAGE 4.1", "EU AI Act Art. 72"],
  from: "manifest",
  check(context) {
    const manifest = manifestToJudge(context);
    if (!manifest) return;
    const { report } = context;
    for (const service of manifest.services) {
      for (const { measure, path, alert, external } of service.monitoring) {
        const key = `services.${service.name}.monitoring.${measure}`;
        const subject = declaredSubject(manifest, "service", key, `${MEASURE_NAMES[measure]} of ${service.name}`, path);
        const told = addressee(alert) ?? addressee(external?.owner);
        if (measure === "offline-evaluation")
          report.notApplicable(subject, { message: "Whoever runs an evaluation sees its result." });
        else if (claimAt(manifest, [...path, "alert"], alert) === "unreadable") {
          report.unknown(subject, { message: "The monitor has a mistake in it; mend it first." });
        } else if (told) report.pass(subject, { message: `${told} is told.`, evidence: { grade: "declared", places: [] } });
        else {
          report.fail(subject, {
            message: `The ${MEASURE_NAMES[measure]} of ${service.name} is monitored, but nobody is told when it is out of bounds.`,
            help: "Name the on-call rota, channel or address that the alert reaches.",
            place: manifest.placeOf(path, { key: true }),
            fixes: fillIn(manifest, [...path, "alert"]),
          });
        }
      }
    }
  },
});
