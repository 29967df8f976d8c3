import { isWithoutAi, type ReportContext, type ReportInput } from "../input.ts";
import { capital, headlineText } from "../summary.ts";
import { asideTables, changeTables, findingTables } from "./lists.ts";
import { type Html, html } from "./markup.ts";
import { section, table } from "./pieces.ts";
import { pillarPicture } from "./pillars.ts";
import { serviceCards } from "./services.ts";
import { datasetsTable, modelsTable, policyTables, systemsTable } from "./tables.ts";

/** A page in parts, so that an editor's panel can put them where it likes. Each is safe markup, empty where there is nothing to show. */
export interface HtmlParts {
  readonly title: string;
  readonly headline: Html;
  readonly readiness: Html;
  readonly changes: Html;
  readonly systems: Html;
  readonly services: Html;
  readonly datasets: Html;
  readonly models: Html;
  readonly findings: Html;
  readonly aside: Html;
  readonly policies: Html;
  readonly notices: Html;
}

export function htmlParts(input: ReportInput, context: ReportContext): HtmlParts {
  const nothing = isWithoutAi(input) && input.comparison === undefined;
  const headline = nothing ? "No AI was found here, so there is nothing to judge." : capital(headlineText(input));
  return {
    title: `AI readiness of ${context.folder}`,
    headline: html`<p class="headline">${headline}</p>`,
    readiness: nothing ? html`` : section("readiness", "Readiness", pillarPicture(input.readiness, input.comparison?.before)),
    changes: section("changes", "What this branch changes", changeTables(input, context)),
    systems: section("systems", "Systems", systemsTable(input)),
    services: section("services", "Services and what watches them", serviceCards(input)),
    datasets: section("datasets", "Datasets", datasetsTable(input)),
    models: section("models", "Models", modelsTable(input)),
    findings: section("findings", "What stands between this and production", findingTables(input, context)),
    aside: section("aside", "Set aside, and not known", asideTables(input, context)),
    policies: section("policies", "Evidence for laws and standards", policyTables(input, context)),
    notices: section(
      "notices",
      "About this report",
      html`<p>Made by AI Readiness ${context.version} from the repository alone. Nothing of it was run, and nothing went over the network.</p>`,
      table(
        "What was not read",
        [
          { title: "File", cell: ({ file }: (typeof input.notices)[number]) => html`<code>${file}</code>` },
          { title: "Why", cell: ({ message }) => message },
        ],
        input.notices,
      ),
    ),
  };
}
