/** Reports that are made when somebody asks for one, bundled into `dist/reports.js`. */
export { conciseReport } from "../../reporters/concise.ts";
export { htmlPanel, htmlReport } from "../../reporters/html/page.ts";
