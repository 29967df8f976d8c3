export { findDocuments } from "./find-documents.ts";
export { readDocument } from "./read-document.ts";
