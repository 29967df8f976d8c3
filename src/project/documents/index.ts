export { findDocuments, searchDocuments } from "./find-documents.ts";
export { readDocument } from "./read-document.ts";
