export { findDocuments, searchDocuments } from "./find-documents.ts";
export { anchorsOf, type DocumentLink, linksOf } from "./links.ts";
export { readDocument } from "./read-document.ts";
export { monthsAfter, type ReviewDay, type ReviewStatements, reviewStatements } from "./reviews.ts";
