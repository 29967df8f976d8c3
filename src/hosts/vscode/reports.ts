/** Reports that are made when somebody asks for one. */
export { conciseReport } from "../../reporters/concise.ts";
export { htmlPanel, htmlReport } from "../../reporters/html/page.ts";
